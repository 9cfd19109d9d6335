import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly text: string;
}

const HEAD_ENDS = Buffer.from('\r\n\r\n');

/**
 * One kept connection of HTTP/1.1 that posts JSON, one request after the other. The clients of a load run on the cores they measure:
 * an own client of a library costs three times as much. It reads what the product sends, an answer of known length, and refuses everything else.
 */
export class Wire {
  private readonly socket: Socket;
  private readonly host: string;
  private received: Buffer = Buffer.alloc(0);
  private waiting: { done(answer: Answer): void; fail(error: Error): void } | null = null;

  private constructor(socket: Socket, host: string) {
    [this.socket, this.host] = [socket, host];
    socket.setNoDelay(true);
    socket.on('data', (part: Buffer) => this.read(part));
    socket.on('error', (error) => this.lose(error));
    socket.on('close', () => this.lose(new Error('the product closed the connection')));
  }

  static async to(url: string): Promise<Wire> {
    const { hostname, port, host } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    return new Wire(socket, host);
  }

  post(path: string, body: string, headers: string): Promise<Answer> {
    if (this.waiting) throw new Error('one request after the other');
    return new Promise<Answer>((done, fail) => {
      this.waiting = { done, fail };
      this.socket.write(
        `POST ${path} HTTP/1.1\r\nhost: ${this.host}\r\n${headers}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
    });
  }

  close(): void {
    this.waiting = null;
    this.socket.destroy();
  }

  private read(part: Buffer): void {
    this.received = this.received.length === 0 ? part : Buffer.concat([this.received, part]);
    const ends = this.received.indexOf(HEAD_ENDS);
    if (ends === -1) return;
    const head = this.received.toString('latin1', 0, ends);
    const [, status] = /^HTTP\/1\.1 (\d{3})/u.exec(head) ?? [];
    const [, length] = /\r\ncontent-length: (\d+)/iu.exec(head) ?? [];
    if (status === undefined || length === undefined) return this.lose(new Error(`not an answer of known length: ${head}`));
    const whole = ends + HEAD_ENDS.length + Number(length);
    if (this.received.length < whole) return;
    const { waiting } = this;
    const text = this.received.toString('utf8', ends + HEAD_ENDS.length, whole);
    [this.waiting, this.received] = [null, this.received.subarray(whole)];
    waiting?.done({ status: Number(status), text });
  }

  private lose(error: Error): void {
    this.waiting?.fail(error);
    this.waiting = null;
  }
}
