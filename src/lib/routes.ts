/** What a door answers on the web, whatever serves it. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Bytes a request may carry; default 1 MiB. */
  readonly bodyLimit?: number;
  /** Requests that one IP address may make a minute; absent: no limit. */
  readonly perMinute?: number;
  handle(request: RouteRequest): Promise<RouteResponse>;
}

export interface RouteRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly cookies: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
  readonly ip: string;
}

export interface RouteResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}
