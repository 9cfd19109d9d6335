/** «内科第一党支部 书记 林某»: unit, post, name. What the unit's name already says is not said again by the post. */
export function personLabel(name: string, hat: { readonly unitName: string; readonly label: string } | undefined, memberOf: string | null): string {
  if (hat) return `${hat.unitName} ${withoutRepeated(hat.unitName, hat.label)} ${name}`;
  return memberOf === null ? name : `${memberOf} ${name}`;
}

/** «内科第一党支部» + «支部书记» → «书记». One sign in common is chance («党委» + «委员»), and a post keeps at least a word. */
export function withoutRepeated(unitName: string, label: string): string {
  for (let length = label.length - 1; length > 1; length -= 1) {
    if (unitName.endsWith(label.slice(0, length))) return label.slice(length);
  }
  return label;
}
