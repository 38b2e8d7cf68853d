import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** One cut: after this part of a mail's bytes, told to the other side (close) or not in the polite way (reset). */
export interface Cut {
  readonly at: number;
  readonly how: 'close' | 'reset';
}

/** A cable between the helpdesk and a server, with what happens to cables. */
export interface Cable {
  readonly port: number;
  /** On each new connection the second mail that is fetched breaks off as planned, and the connection with it. */
  cutFetches(plan: readonly Cut[]): void;
  /** Planned and not yet done. */
  cutsLeft(): number;
  /** Mails to this address reach the server; what it says from their last byte on does not come back. */
  loseAnswerTo(address: string | undefined): void;
  /** Lost so far. */
  lost(): number;
  /** Connections made so far. */
  connections(): number;
  /** Nobody gets through until it is mended. */
  pull(): void;
  mend(): void;
  close(): Promise<void>;
}

const LITERAL = /FETCH [^\r\n]*BODY\[[^\r\n]*\{(\d+)\}\r\n/;
const END_OF_MAIL = '\r\n.\r\n';
/** Longer than what is looked for, so that it is found across two packets. */
const TAIL = 512;

export async function cableTo(far: () => number): Promise<Cable> {
  let cuts: Cut[] = [];
  let deaf: string | undefined;
  let pulled = false;
  let [made, lost] = [0, 0];
  const sockets = new Set<Socket>();

  const plug = createServer((near) => {
    if (pulled) return void near.resetAndDestroy();
    made++;
    const server = connect(far(), '127.0.0.1');
    const line = { mails: 0, lateBytes: -1, cut: undefined as Cut | undefined, toDeaf: false, silent: false };
    let [up, down] = ['', ''];
    for (const socket of [near, server]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        server.destroy();
      });
    }
    near.on('data', (chunk) => {
      server.write(chunk);
      up = (up + chunk.toString('latin1')).slice(-TAIL - chunk.length);
      line.toDeaf ||= deaf !== undefined && up.includes(`RCPT TO:<${deaf}>`);
      if (line.toDeaf && !line.silent && up.endsWith(END_OF_MAIL)) {
        line.silent = true;
        lost++;
      }
      up = up.slice(-TAIL);
    });
    server.on('data', (chunk) => {
      if (line.silent) return;
      const before = down.length;
      down += chunk.toString('latin1');
      const found = line.cut ? null : LITERAL.exec(down);
      if (found && ++line.mails === 2 && cuts[0]) {
        line.cut = cuts.shift()!;
        line.lateBytes = found.index + found[0].length - before + Math.floor(Number(found[1]) * line.cut.at);
      }
      if (line.cut && chunk.length >= line.lateBytes) {
        const last = chunk.subarray(0, Math.max(0, line.lateBytes));
        const end = line.cut.how;
        near.write(last, () => (end === 'reset' ? near.resetAndDestroy() : near.destroy()));
        server.removeAllListeners('data');
        return;
      }
      line.lateBytes -= chunk.length;
      near.write(chunk);
      down = found ? '' : down.slice(-TAIL);
    });
  }).listen(0, '127.0.0.1');
  await once(plug, 'listening');
  return {
    port: (plug.address() as AddressInfo).port,
    cutFetches: (plan) => {
      cuts = [...plan];
    },
    cutsLeft: () => cuts.length,
    loseAnswerTo: (address) => {
      deaf = address;
    },
    lost: () => lost,
    connections: () => made,
    pull: () => {
      pulled = true;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => {
      pulled = false;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      plug.close();
      await once(plug, 'close');
    },
  };
}
