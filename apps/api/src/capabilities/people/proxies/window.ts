/** Days are text `YYYY-MM-DD`, so their order is that of the text. */
export const isBefore = (day: string, other: string): boolean => day < other;

export function whenOf(
  { from, to, isRevoked }: { readonly from: string; readonly to: string; readonly isRevoked: boolean },
  today: string,
): 'to-come' | 'running' | 'over' | 'revoked' {
  if (isRevoked) return 'revoked';
  if (isBefore(to, today)) return 'over';
  return isBefore(today, from) ? 'to-come' : 'running';
}
