import { convert, type FormatCallback } from 'html-to-text';

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

/** Where mail programs put what is answered, or its introduction, in whatever language that is. */
const QUOTES = [
  '.gmail_attr',
  '.moz-cite-prefix',
  '.yahoo_quoted',
  '#OLK_SRC_BODY_SECTION',
  '.protonmail_quote',
];
/** Outlook's block of From, Sent, To and Subject; what it answers stands below and beside it, without any mark. */
const BLOCKS = ['#divRplyFwdMsg', 'div[style*="border-top:solid"]', 'div[style*="border-top: solid"]'];

function converted(input: string, links: number): string {
  return convert(input, {
    wordwrap: false,
    limits: { maxInputLength: MAX_HTML, maxDepth: 200, maxBaseElements: 10 },
    formatters: { quote, headerBlock, blockquote },
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'blockquote', format: 'blockquote' },
      { selector: 'a', options: { ignoreHref: links > MAX_LINKS, hideLinkHrefIfSameAsText: true } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
      ...QUOTES.map((selector) => ({ selector, format: 'quote' })),
      ...BLOCKS.map((selector) => ({ selector, format: 'headerBlock' })),
    ],
  });
}

const quote: FormatCallback = (elem, walk, builder) => {
  // What was sent on is no quote.
  const forwards = /^\s*([-=]{4,}|begin forwarded)/i.test(beginningOf(elem));
  builder.openBlock({ leadingLineBreaks: 1, reservedLineLength: forwards ? 0 : 2 });
  walk(elem.children, builder);
  builder.closeBlock({
    trailingLineBreaks: 1,
    blockTransform: (text) => (forwards ? text : text.replace(/^/gm, '> ')),
  });
};

/** Editors indent with the same element, without a border: what stands in it is the writer's. */
const blockquote: FormatCallback = (elem, walk, builder, options) => {
  const { style = '', type, class: names = '' } = elem.attribs as Record<string, string | undefined>;
  if (type || /quote/i.test(names.replace('webkit-indent-blockquote', '')) || !INDENTS.test(style))
    return quote(elem, walk, builder, options);
  builder.openBlock({ leadingLineBreaks: 1 });
  walk(elem.children, builder);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

const INDENTS = /border(-left|-width)?:\s?(none|0)/i;

const headerBlock: FormatCallback = (elem, walk, builder) => {
  const text = beginningOf(elem);
  const labels = text.match(/[:：](?!\d)/g)?.length ?? 0;
  builder.openBlock({ leadingLineBreaks: 1 });
  if (labels >= 3 && /\p{Nd}{4}|@/u.test(text)) {
    builder.addInline('-----Original Message-----');
    builder.addLineBreak();
  }
  walk(elem.children, builder);
  builder.closeBlock({ trailingLineBreaks: 1 });
};

const BEGINNING = 600;

interface HtmlNode {
  readonly data?: string;
  readonly children?: readonly HtmlNode[];
}

function beginningOf(elem: HtmlNode): string {
  let text = '';
  const rest: HtmlNode[] = [elem];
  for (let looked = 0; rest.length > 0 && text.length < BEGINNING && looked < 200; looked++) {
    const node = rest.pop()!;
    if (node.children) rest.push(...node.children.slice(0, 100).reverse());
    else text += node.data ?? '';
  }
  return text;
}
