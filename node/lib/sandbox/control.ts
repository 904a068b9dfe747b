import { request } from 'node:http';

/** Speaks to the control interface of a running sandbox, past any proxy. */
export class Control {
  readonly #url: string;
  #isClosed = false;

  constructor(url: string) {
    this.#url = url;
  }

  /** Asks nobody any more: another program may listen there by now. */
  close(): void {
    this.#isClosed = true;
  }

  /** What the sandbox answers. Rejects where it knows nothing of this name, can't do this, or is closed. */
  async ask<T>(method: string, path: readonly string[], body?: object): Promise<T> {
    if (this.#isClosed) {
      throw new Error('The sandbox is closed. Make a new one.');
    }
    const [status, text] = await this.#exchange(method, path.map(encodeURIComponent).join('/'), body);
    const answer = JSON.parse(text) as T & { readonly error?: string };
    if (status >= 400) {
      throw new Error(`The sandbox says: ${answer.error}.`);
    }
    return answer;
  }

  #exchange(method: string, path: string, body?: object): Promise<[number, string]> {
    return new Promise((resolve, reject) => {
      const asked = request(`${this.#url}/${path}`, { method, agent: false }, (reply) => {
        const parts: Buffer[] = [];
        reply.on('data', (part: Buffer) => parts.push(part));
        reply.on('end', () => resolve([reply.statusCode ?? 0, Buffer.concat(parts).toString()]));
        reply.on('error', reject);
      });
      asked.on('error', reject);
      asked.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}
