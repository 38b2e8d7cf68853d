import type { ChannelHost, Route, RouteRequest, RouteResponse } from '../../channel.ts';
import {
  download,
  Entries,
  field,
  htmlPage,
  languageFrom,
  nothingNew,
  POST_LIMIT,
  plainText,
  readForm,
  refusal,
  requireSameOrigin,
  seeOther,
  wantsPage,
} from '../../lib/chat-page/index.ts';
import type { Language } from '../../lib/language.ts';
import { keepPosted, moveClock, requirePersona } from './posts.ts';
import { paneView, readState, sentencePage, simulatorFiles, simulatorPage, statePiece } from './render.tsx';
import type { SimulatorWorld } from './world.ts';

const PAGE = '/simulator';

/** The simulator's addresses. @param host throws until the channel was started */
export function simulatorRoutes(host: () => ChannelHost, world: SimulatorWorld): Route[] {
  const language = (request: RouteRequest): Language => languageFrom(request.query.language);
  return [
    ...simulatorFiles.map((file) => file.route),
    {
      method: 'GET',
      path: PAGE,
      handle: async (request) => htmlPage(await simulatorPage(host(), world, language(request))),
    },
    {
      method: 'GET',
      path: `${PAGE}/state`,
      handle: async (request) => {
        const state = await readState(world, language(request));
        return htmlPage(statePiece(host(), language(request), state), { fragment: true });
      },
    },
    {
      method: 'GET',
      path: `${PAGE}/pane`,
      handle: (request) => news(host(), world, request, language(request)),
    },
    {
      method: 'GET',
      path: `${PAGE}/file`,
      handle: (request) => file(host(), world, request, language(request)),
    },
    {
      method: 'POST',
      path: `${PAGE}/message`,
      bodyLimit: POST_LIMIT,
      handle: (request) => guarded(host(), world, request, keepPosted),
    },
    {
      method: 'POST',
      path: `${PAGE}/advance`,
      handle: (request) => guarded(host(), world, request, moveClock),
    },
  ];
}

/** What a post did: a sentence for the script (or none), and the place on the page for a browser without it. */
type PostHandler = (
  host: ChannelHost,
  world: SimulatorWorld,
  form: FormData,
) => Promise<{ sentence?: string; place: string }>;

/** The one place where a post's errors end. */
async function guarded(
  host: ChannelHost,
  world: SimulatorWorld,
  request: RouteRequest,
  handle: PostHandler,
): Promise<RouteResponse> {
  let language = languageFrom(undefined);
  try {
    requireSameOrigin(request, world.publicUrl);
    const form = await readForm(request);
    language = languageFrom(field(form, 'language'));
    const { sentence, place } = await handle(host, world, form);
    if (wantsPage(request)) return seeOther(`${PAGE}?language=${language}#${place}`);
    return sentence ? plainText(200, sentence) : nothingNew();
  } catch (error) {
    const { status, sentence } = refusal(host, language, error);
    if (!wantsPage(request)) return plainText(status, sentence);
    return htmlPage(sentencePage(host, language, sentence), { status });
  }
}

async function news(
  host: ChannelHost,
  world: SimulatorWorld,
  request: RouteRequest,
  language: Language,
): Promise<RouteResponse> {
  const persona = (await world.personas()).find((one) => one.address === request.query.address);
  if (!persona) return plainText(404, host.say('simulator_nobody', language));
  const entries = await host.transcript(persona.address, request.query.after || undefined);
  if (entries.length === 0) return nothingNew();
  return htmlPage(Entries({ entries, view: paneView(host, persona, language) }), { fragment: true });
}

async function file(
  host: ChannelHost,
  world: SimulatorWorld,
  request: RouteRequest,
  language: Language,
): Promise<RouteResponse> {
  const { address, id } = request.query;
  const known = requirePersona(await world.personas(), address);
  const found = id ? await host.file(known.address, id) : undefined;
  return found ? download(found) : plainText(404, host.say('web_no_file', language));
}
