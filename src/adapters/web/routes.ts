import { randomUUID } from 'node:crypto';
import type { ChannelHost, Route, RouteRequest, RouteResponse } from '../../channel.ts';
import {
  download,
  Entries,
  htmlPage,
  languageFrom,
  nothingNew,
  POST_LIMIT,
  plainText,
  postedMessage,
  readForm,
  refusal,
  requireSameOrigin,
  seeOther,
  wantsPage,
} from '../../lib/chat-page/index.ts';
import { plainOriginal } from '../../lib/plain-message.ts';
import type { WebOptions } from './options.ts';
import { chatPage, entriesView, sentencePage, webFiles } from './render.tsx';
import { forgetVisitor, languageCookie, type Visitor, visitorOf } from './visitor.ts';

/** A person writes a few a minute; a whole office behind one address must still get through. */
const MESSAGES_A_MINUTE = 120;
/** Without a script the page comes once: it waits this long for the answer to be in it. */
const ANSWER_WAIT_MS = 2500;

/** The web chat's addresses. @param host throws until the channel was started */
export function webRoutes(host: () => ChannelHost, options: WebOptions): Route[] {
  const secure = options.publicUrl?.startsWith('https:') ?? false;
  const page = async (request: RouteRequest): Promise<RouteResponse> => {
    const visitor = visitorOf(request, secure);
    const entries = await host().transcript(visitor.address);
    return htmlPage(chatPage(host(), visitor, entries, options), { cookie: visitor.newCookie });
  };
  return [
    ...webFiles.map((file) => file.route),
    { method: 'GET', path: '/', handle: page },
    { method: 'GET', path: '/chat', handle: page },
    {
      method: 'GET',
      path: '/chat/messages',
      handle: (request) => news(host(), visitorOf(request, secure), request),
    },
    {
      method: 'GET',
      path: '/chat/file',
      handle: (request) => ownFile(host(), visitorOf(request, secure), request),
    },
    {
      method: 'GET',
      path: '/chat/language',
      handle: async (request) => seeOther('/chat', languageCookie(languageFrom(request.query.to), secure)),
    },
    {
      method: 'POST',
      path: '/chat/message',
      bodyLimit: POST_LIMIT,
      perMinute: MESSAGES_A_MINUTE,
      handle: (request) => guarded(host(), visitorOf(request, secure), request, options, keepMessage),
    },
    {
      method: 'POST',
      path: '/chat/leave',
      handle: (request) =>
        guarded(host(), visitorOf(request, secure), request, options, async () =>
          seeOther('/chat', forgetVisitor(secure)),
        ),
    },
  ];
}

type PostHandler = (host: ChannelHost, visitor: Visitor, request: RouteRequest) => Promise<RouteResponse>;

/** The one place where a post's errors end: as text for the script, as a page for a browser without it. */
async function guarded(
  host: ChannelHost,
  visitor: Visitor,
  request: RouteRequest,
  options: WebOptions,
  handle: PostHandler,
): Promise<RouteResponse> {
  try {
    requireSameOrigin(request, options.publicUrl);
    return await handle(host, visitor, request);
  } catch (error) {
    const { status, sentence } = refusal(host, visitor.language, error);
    if (!wantsPage(request)) return plainText(status, sentence);
    return htmlPage(sentencePage(host, visitor, sentence), { status });
  }
}

async function keepMessage(
  host: ChannelHost,
  visitor: Visitor,
  request: RouteRequest,
): Promise<RouteResponse> {
  const { once, ...said } = await postedMessage(await readForm(request));
  const message = {
    ...said,
    subject: undefined,
    from: { address: visitor.address, language: visitor.language },
    at: host.clock.now().toISOString(),
  };
  const last = wantsPage(request) ? (await host.transcript(visitor.address)).at(-1)?.position : undefined;
  await host.keep(plainOriginal({ channel: 'web', account: 'web', once: once || randomUUID() }, message));
  if (!wantsPage(request)) {
    const kept = nothingNew();
    return visitor.newCookie
      ? { ...kept, headers: { ...kept.headers, 'set-cookie': visitor.newCookie } }
      : kept;
  }
  await untilAnswered(host, visitor.address, last);
  return seeOther('/chat#write', visitor.newCookie);
}

async function untilAnswered(host: ChannelHost, address: string, after: string | undefined): Promise<void> {
  const end = Date.now() + ANSWER_WAIT_MS;
  while (Date.now() < end) {
    const fresh = await host.transcript(address, after);
    if (fresh.some((entry) => entry.direction === 'out')) return;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

async function news(host: ChannelHost, visitor: Visitor, request: RouteRequest): Promise<RouteResponse> {
  const entries = await host.transcript(visitor.address, request.query.after || undefined);
  if (entries.length === 0) return nothingNew();
  return htmlPage(Entries({ entries, view: entriesView(host, visitor.language) }), { fragment: true });
}

/** The host finds a file only by the address it belongs to: another's does not exist for this visitor. */
async function ownFile(host: ChannelHost, visitor: Visitor, request: RouteRequest): Promise<RouteResponse> {
  const file = request.query.id ? await host.file(visitor.address, request.query.id) : undefined;
  return file ? download(file) : plainText(404, host.say('web_no_file', visitor.language));
}
