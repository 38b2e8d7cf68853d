/** The little we use of hoodiecrow-imap, an IMAP server in this process. */
declare module 'hoodiecrow-imap' {
  export interface HoodieMessage {
    uid: number;
    flags: string[];
    raw: string;
  }
  export interface HoodieFolder {
    path: string;
    uidvalidity: number;
    messages: HoodieMessage[];
  }
  export interface HoodieServer {
    listen(port: number, callback: () => void): void;
    close(callback: () => void): void;
    appendMessage(folder: string, flags: string[], date: Date | undefined | false, raw: string): unknown;
    getMailbox(folder: string): HoodieFolder | undefined;
    users: Record<string, { password: string; xoauth2?: { accessToken: string; sessionTimeout: number } }>;
    server: import('node:net').Server;
  }
  export default function hoodiecrow(options: {
    plugins?: string[];
    storage?: object;
    secureConnection?: boolean;
    users?: Record<string, { password: string; xoauth2?: { accessToken: string; sessionTimeout: number } }>;
  }): HoodieServer;
}
