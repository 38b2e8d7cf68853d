import type { ChannelHost } from '../../channel.ts';
import {
  type EntriesView,
  ownFile,
  SentencePage,
  showSize,
  TALK_SCRIPT,
  TALK_STYLES,
} from '../../lib/chat-page/index.ts';
import type { Language } from '../../lib/language.ts';
import { SimulatorPage } from './page.tsx';
import { type SimState, State } from './state.tsx';
import type { Persona, SimulatorWorld } from './world.ts';

const own = ['./simulator.css', './panes.css'].map((name) => new URL(name, import.meta.url));
const style = ownFile([...TALK_STYLES, ...own], '/simulator/simulator.css');
const talkScript = ownFile([TALK_SCRIPT], '/simulator/talk.js');
const ownScript = ownFile([new URL('./simulator.js', import.meta.url)], '/simulator/simulator.js');
export const simulatorFiles = [style, talkScript, ownScript];
const styles = [style.href];

export async function simulatorPage(host: ChannelHost, world: SimulatorWorld, language: Language) {
  const personas = await world.personas();
  const panes = await Promise.all(
    personas.map(async (persona) => ({
      persona,
      entries: await host.transcript(persona.address),
      view: paneView(host, persona, language),
    })),
  );
  return (
    <SimulatorPage
      language={language}
      say={(key, params) => host.say(key, language, params)}
      panes={panes}
      state={await readState(world, language)}
      styles={styles}
      scripts={[talkScript.href, ownScript.href]}
    />
  );
}

export async function readState(world: SimulatorWorld, language: Language): Promise<SimState> {
  const [now, tickets] = await Promise.all([world.now(), world.tickets(language)]);
  return { now, tickets };
}

export function statePiece(host: ChannelHost, language: Language, state: SimState) {
  return <State state={state} say={(key) => host.say(key, language)} />;
}

export function paneView(host: ChannelHost, persona: Persona, language: Language): EntriesView {
  const of = encodeURIComponent(persona.address);
  return {
    action: '/simulator/message',
    fields: { address: persona.address, language },
    names: { in: persona.title[language], out: host.say('web_title', language) },
    fileHref: (id) => `/simulator/file?address=${of}&language=${language}&id=${encodeURIComponent(id)}`,
    size: showSize,
  };
}

export function sentencePage(host: ChannelHost, language: Language, sentence: string) {
  return (
    <SentencePage
      language={language}
      title={host.say('simulator_title', language)}
      sentence={sentence}
      back={{ href: `/simulator?language=${language}`, label: host.say('simulator_back', language) }}
      styles={styles}
    />
  );
}
