/** Keys pressed in a field or in a sheet are not short cuts of the page. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input:not([type="checkbox"]), textarea, select, [role="dialog"]') !== null;
