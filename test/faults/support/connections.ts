import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { constants, type Http2ServerRequest } from 'node:http2';
import type { Server, Socket } from 'node:net';
import type { StreamError } from './wires.js';

/** A request of any wire. */
export type WireRequest = IncomingMessage | Http2ServerRequest;

/** The connections of all wires, below TLS. */
export class Connections {
  readonly #open = new Set<Socket>();
  /** Those of the wires by the browser's port: what is known of a request above TLS. */
  readonly #byPort = new Map<number, { readonly socket: Socket; readonly id: number; requests: number }>();
  #last = 0;

  watch(server: Server, { isWire }: { readonly isWire: boolean }): void {
    server.on('connection', (socket: Socket) => {
      const port = socket.remotePort ?? 0;
      this.#open.add(socket);
      if (isWire) this.#byPort.set(port, { socket, id: ++this.#last, requests: 0 });
      socket.once('close', () => {
        this.#open.delete(socket);
        if (this.#byPort.get(port)?.socket === socket) this.#byPort.delete(port);
      });
    });
  }

  /** Notes that a request came in on its connection. */
  use(request: WireRequest): { readonly id: number; readonly reused: boolean } {
    const connection = this.#byPort.get(request.socket.remotePort ?? 0);
    if (!connection) throw new Error('A request came in on no connection');
    return { id: connection.id, reused: connection.requests++ > 0 };
  }

  /** Ends a request's connection: the session on HTTP/2, the socket else. */
  drop(request: WireRequest): void {
    if ('stream' in request) request.stream.session?.destroy();
    else request.socket.destroy();
  }

  /** Resets one stream, where there are streams and an error is named, else the connection. */
  reset(request: WireRequest, error: StreamError | undefined): void {
    if ('stream' in request && error) request.stream.close(constants[`NGHTTP2_${error}`]);
    else this.#byPort.get(request.socket.remotePort ?? 0)?.socket.resetAndDestroy();
  }

  /** Ends every connection of the wires. */
  async cool(): Promise<void> {
    const sockets = [...this.#byPort.values()].map(({ socket }) => socket);
    const closed = sockets.map((socket) => once(socket, 'close'));
    for (const socket of sockets) socket.destroy();
    await Promise.all(closed);
  }

  destroy(): void {
    for (const socket of this.#open) socket.destroy();
  }
}
