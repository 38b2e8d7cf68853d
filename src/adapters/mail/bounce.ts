import { firstAddress, messageIds } from '../../lib/mail/index.ts';

export interface BounceReport {
  /** Message-ID of the mail of ours that came back. */
  readonly externalId?: string;
  /** Whom it did not reach. */
  readonly address?: string;
  readonly reason: string;
}

export interface Bounce {
  readonly report: BounceReport;
  /** A delay or a success is a report too, but nothing has failed for good. */
  readonly final: boolean;
}

/** Characters searched: reports come first and enclosed mails may be long. */
const LOOKED_AT = 400_000;

/**
 * Reads what came back from the raw mail (after its own header), the decoded text and enclosed mails. Servers follow
 * RFC 3464 in half the cases; so each fact is looked for wherever it may stand.
 */
export function readBounce(
  rawBody: string,
  text: string,
  enclosed: readonly string[],
  failed: string | undefined,
): Bounce {
  const all = [rawBody, text, ...enclosed].map((part) => part.slice(0, LOOKED_AT)).join('\n');
  const action = /^action:[ \t]{0,20}(\w+)/im.exec(all)?.[1]?.toLowerCase();
  return {
    report: { externalId: originalId(all), address: recipient(all, failed), reason: reason(all, text) },
    final: action === undefined || action === 'failed' || /^feedback-type:/im.test(all),
  };
}

function originalId(all: string): string | undefined {
  const ids = [
    ...all.matchAll(/^[ \t>|]{0,4}(?:original-)?message-id:[ \t]{0,20}\n?[ \t]{0,20}(<[^<>\s]{1,400}>)/gim),
  ].map((m) => m[1]!);
  // Ours where one of ours is among them: a report may enclose a whole thread.
  return ids.find((id) => id.startsWith('<out.')) ?? ids[0] ?? messageIds(referenced(all))[0];
}

function referenced(all: string): string | undefined {
  return /^(?:in-reply-to|references):[ \t]{0,20}(<[^<>\s]{1,400}>)/im.exec(all)?.[1];
}

function recipient(all: string, failed: string | undefined): string | undefined {
  const named =
    /^[ \t>]{0,4}(?:final-recipient|original-recipient|original-rcpt-to|removal-recipient):[ \t]{0,20}(?:[\w-]{1,20}[ \t]?;)?[ \t]{0,20}([^\r\n]{3,300})/im.exec(
      all,
    )?.[1];
  return (
    firstAddress(failed) ??
    firstAddress(named) ??
    firstAddress(/<([^<>\s]{1,100}@[^<>\s]{1,200})>/.exec(all)?.[1]) ??
    firstAddress(/^(?:to|x-rcpt-to):[ \t]{0,20}([^\r\n]{3,300})/im.exec(all)?.[1])
  );
}

/** One line a person can read: the server's own words where it gave any. */
function reason(all: string, text: string): string {
  const words =
    /^[ \t>]{0,4}diagnostic-code:[ \t]{0,20}([^\r\n]{3,400}(?:\r?\n[ \t]+[^\r\n]{1,400}){0,3})/im.exec(
      all,
    )?.[1] ??
    /((?:^|[^\d.])[45]\d\d[ -](?:[45]\.\d{1,3}\.\d{1,3}[ -])?[^\r\n]{5,300})/m.exec(text)?.[1] ??
    /^[ \t>]{0,4}status:[ \t]{0,20}([245]\.\d{1,3}\.\d{1,3})/im.exec(all)?.[1] ??
    /^feedback-type:[ \t]{0,20}([\w-]{1,40})/im.exec(all)?.[1] ??
    text.trim().split('\n')[0] ??
    '';
  return words.replace(/\s+/g, ' ').trim().slice(0, 300);
}
