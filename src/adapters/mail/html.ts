import { convert } from 'html-to-text';

const MAX_HTML = 2_000_000;
/** Beyond this a mail is a newsletter, and its addresses would drown its words. */
const MAX_LINKS = 200;

/** Readable text of a foreign HTML body; quotes become ">" lines so that they can be folded. Runs in the worker only. */
export function htmlToPlain(html: string): string {
  // Cells side by side must not grow together.
  const input = html.slice(0, MAX_HTML).replace(/<\/t[dh]>/gi, ' $&');
  const links = input.match(/<a[\s>]/gi)?.length ?? 0;
  try {
    return converted(input, links);
  } catch {
    // Words without their layout are better than none.
    return input.replace(/<[^<>]{0,2000}>/g, ' ').replace(/[ \t]+/g, ' ');
  }
}

function converted(input: string, links: number): string {
  return convert(input, {
    wordwrap: false,
    limits: { maxInputLength: MAX_HTML, maxDepth: 200, maxBaseElements: 10 },
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { ignoreHref: links > MAX_LINKS, hideLinkHrefIfSameAsText: true } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
    ],
  });
}
