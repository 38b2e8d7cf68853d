import type { ChannelHost, TranscriptEntry } from '../../channel.ts';
import {
  type EntriesView,
  ownFile,
  SentencePage,
  showSize,
  TALK_SCRIPT,
  TALK_STYLES,
} from '../../lib/chat-page/index.ts';
import type { Language } from '../../lib/language.ts';
import type { WebOptions } from './options.ts';
import { ChatPage } from './page.tsx';
import type { Visitor } from './visitor.ts';

const style = ownFile([...TALK_STYLES, new URL('./web.css', import.meta.url)], '/chat/chat.css');
const script = ownFile([TALK_SCRIPT], '/chat/talk.js');
export const webFiles = [style, script];
const styles = [style.href];

export function chatPage(
  host: ChannelHost,
  visitor: Visitor,
  entries: readonly TranscriptEntry[],
  options: WebOptions,
) {
  const { language } = visitor;
  return (
    <ChatPage
      language={language}
      entries={entries}
      say={(key, params) => host.say(key, language, params)}
      view={entriesView(host, language)}
      styles={styles}
      scripts={[script.href]}
      demo={options.demo ?? false}
    />
  );
}

export function entriesView(host: ChannelHost, language: Language): EntriesView {
  return {
    action: '/chat/message',
    fields: {},
    names: { in: host.say('web_you', language), out: host.say('web_title', language) },
    fileHref: (id) => `/chat/file?id=${encodeURIComponent(id)}`,
    size: showSize,
  };
}

export function sentencePage(host: ChannelHost, { language }: Visitor, sentence: string) {
  return (
    <SentencePage
      language={language}
      title={host.say('web_title', language)}
      sentence={sentence}
      back={{ href: '/chat', label: host.say('web_back', language) }}
      styles={styles}
    />
  );
}
