/** Takes the whole messages at the start of what a stream has brought; answers what is left of it. */
export function takeWhole(unread: string, take: (text: string) => void): string {
  let rest = unread;
  for (let end = wholeMessage(rest); end > 0; end = wholeMessage(rest)) {
    take(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return rest;
}

/** Length of the whole message at the start of a stream; 0 where it is not all there. */
function wholeMessage(text: string): number {
  const head = text.indexOf("\r\n\r\n");
  if (head < 0) return 0;
  const length = head + 4 + Number(/\r\ncontent-length:\s*(\d+)/i.exec(text)?.[1] ?? 0);
  return text.length >= length ? length : 0;
}
