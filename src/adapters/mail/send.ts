import { PassThrough } from 'node:stream';
import nodemailer from 'nodemailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js';
import type { OutgoingMessage } from '../../channel.ts';
import { composeMail } from './compose.ts';
import { deliveryError } from './delivery-error.ts';
import type { Settings } from './settings.ts';
import type { Tokens } from './token.ts';

/**
 * Hands one mail to the SMTP server, on a connection of its own (pooled ones lose mail unnoticed). Throws ChannelError;
 * 'uncertain' when the last byte was handed over and the server's answer never came.
 */
export async function sendMail(
  message: OutgoingMessage,
  settings: Settings,
  tokens?: Tokens,
): Promise<{ externalId: string }> {
  const mail = composeMail(message, settings);
  let handedOver = false;
  const transport = createTransport(settings, tokens);
  transport.use('stream', (composed, done) => {
    composed.message.transform(
      () =>
        new PassThrough({
          flush(callback) {
            handedOver = true;
            callback();
          },
        }),
    );
    done();
  });
  try {
    await transport.sendMail(mail);
    return { externalId: mail.messageId };
  } catch (error) {
    throw deliveryError(error, handedOver);
  } finally {
    transport.close();
  }
}

/** By XOAUTH2 a refused token is asked for anew once, by nodemailer. */
export function createTransport(settings: Settings, tokens?: Tokens) {
  const { smtpUrl: server, timings } = settings;
  const options: SMTPTransport.Options = {
    host: server.host,
    port: server.port,
    secure: server.tls === 'always',
    ignoreTLS: server.tls === 'never',
    ...(server.user
      ? {
          auth: tokens ? { type: 'OAuth2', user: server.user } : { user: server.user, pass: server.password },
        }
      : {}),
    connectionTimeout: timings.smtpMs,
    greetingTimeout: timings.smtpMs,
    socketTimeout: timings.smtpMs,
    dnsTimeout: timings.smtpMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  const transport = nodemailer.createTransport(options);
  if (tokens)
    transport.set('oauth2_provision_cb', (_user, renew, done) => {
      tokens.current(renew).then((token) => done(null, token), done);
    });
  return transport;
}
