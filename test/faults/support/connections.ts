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
  /** Those of the wires by the ports of both ends: what is known of a request above TLS. */
  readonly #byPorts = new Map<string, { readonly socket: Socket; readonly id: number; requests: number }>();
  #last = 0;

  watch(server: Server, { isWire }: { readonly isWire: boolean }): void {
    server.on('connection', (socket: Socket) => {
      const ports = portsOf(socket);
      this.#open.add(socket);
      if (isWire) this.#byPorts.set(ports, { socket, id: ++this.#last, requests: 0 });
      socket.once('close', () => {
        this.#open.delete(socket);
        if (this.#byPorts.get(ports)?.socket === socket) this.#byPorts.delete(ports);
      });
    });
  }

  /** Notes that a request came in on its connection. */
  use(request: WireRequest): { readonly id: number; readonly reused: boolean } {
    const connection = this.#byPorts.get(portsOf(request.socket));
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
    else this.#byPorts.get(portsOf(request.socket))?.socket.resetAndDestroy();
  }

  /** Ends every connection of the wires. */
  async cool(): Promise<void> {
    const sockets = [...this.#byPorts.values()].map(({ socket }) => socket);
    const closed = sockets.map((socket) => once(socket, 'close'));
    for (const socket of sockets) socket.destroy();
    await Promise.all(closed);
  }

  destroy(): void {
    for (const socket of this.#open) socket.destroy();
  }
}

/** One port of the browser's can be in use to two of our servers at once. */
const portsOf = ({ localPort, remotePort }: Pick<Socket, 'localPort' | 'remotePort'>): string =>
  `${String(localPort)} ${String(remotePort)}`;
