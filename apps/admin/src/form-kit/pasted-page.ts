/**
 * A page from the clipboard, parsed apart from the page somebody looks at: nothing of it runs, loads or is drawn. What it would do when
 * pressed is taken out beforehand, because a browser reports handlers it forbids even where nothing could ever press them.
 */
export const pastedPage = (html: string): Document =>
  new DOMParser().parseFromString(
    html.replaceAll(/<[^<>]*>/gu, (tag) => tag.replaceAll(/\son\w+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/giu, '')),
    'text/html',
  );
