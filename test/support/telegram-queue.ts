/** What Telegram does with updates and the emulator does not: keeps each until it is confirmed, and one poller at a time. */
export interface QueuedUpdate {
  readonly update_id: number;
  readonly [key: string]: unknown;
}

export class UpdateQueue {
  private waiting: QueuedUpdate[] = [];
  private repeated: QueuedUpdate[] = [];
  private poller: { end(answer: 'updates' | 'conflict'): void } | undefined;

  get size(): number {
    return this.waiting.length;
  }

  first(): QueuedUpdate | undefined {
    return this.waiting[0];
  }

  remove(update: QueuedUpdate): void {
    this.waiting = this.waiting.filter((other) => other !== update);
  }

  add(...updates: QueuedUpdate[]): void {
    this.waiting.push(...updates);
    this.waiting.sort((a, b) => a.update_id - b.update_id);
    if (updates.length > 0) this.poller?.end('updates');
  }

  /** Comes with the next poll whatever was confirmed, as when Telegram's own record of the offset was lost. */
  repeat(update: QueuedUpdate): void {
    this.repeated.push(update);
    this.poller?.end('updates');
  }

  /** Everything below the offset is confirmed and forgotten. A second poller ends the first with a conflict. */
  async poll(offset: number | undefined, timeoutSeconds: number): Promise<QueuedUpdate[] | 'conflict'> {
    if (offset !== undefined) this.waiting = this.waiting.filter((update) => update.update_id >= offset);
    this.poller?.end('conflict');
    if (this.waiting.length + this.repeated.length === 0 && timeoutSeconds > 0) {
      const ended = await this.wait(timeoutSeconds * 1000);
      if (ended === 'conflict') return 'conflict';
    }
    return [...this.repeated.splice(0), ...this.waiting].slice(0, 100);
  }

  private wait(ms: number): Promise<'updates' | 'conflict'> {
    return new Promise((resolve) => {
      const poller = {
        end: (answer: 'updates' | 'conflict') => {
          clearTimeout(timer);
          if (this.poller === poller) this.poller = undefined;
          resolve(answer);
        },
      };
      const timer = setTimeout(() => poller.end('updates'), ms);
      this.poller = poller;
    });
  }
}
