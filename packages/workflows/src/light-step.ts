/** A step of the ladder: done once for a due day, by a rule, and never while the clock stands. */
export interface LightStepFor<R> {
  readonly id: string;
  readonly at: 'yellow' | 'red';
  /** So many days after the light turned red. Absent: on that very day. */
  readonly after?: number;
  /** Who is told; where nobody is found, the party office. */
  readonly tell: readonly R[];
  /** Time-line sentence, past: 亮红灯，已告知责任领导. */
  readonly record: string;
}
