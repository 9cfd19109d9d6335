import { isProblem, newKey } from '../../api/client.js';
import { uploadBegins } from '../../shared/uploading.js';
import { t } from '../texts.js';
import { placeName } from '../value-place.js';
import type { ValuePlace } from '../value-place.js';
import { CALLED_OFF, uploadFile } from './upload-file.js';
import type { Attachment } from './upload-file.js';

export type UploadState =
  | { readonly type: 'waiting' }
  | { readonly type: 'sending' | 'cut'; readonly percent: number }
  /** A file that was looked at and refused will be refused again. */
  | { readonly type: 'failed'; readonly why: string; readonly mayRetry: boolean };

/** A file on its way into a form, or one that did not arrive. */
export interface Upload {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly state: UploadState;
}

/** What one place of the form has under way. */
export interface UploadsHere {
  readonly list: readonly Upload[];
  /** What happened last, for who does not see the list. */
  readonly said: string;
  /** What was not taken at all of what was chosen last. */
  readonly note: string;
}

interface Job {
  readonly key: string;
  readonly place: ValuePlace;
  readonly file: File;
  readonly stop: AbortController;
  readonly ended: () => void;
}

const none: UploadsHere = { list: [], said: '', note: '' };
const largest = 20 * 1024 * 1024;
/** How many are sent at once. */
const most = 3;

/**
 * The files under way into one form. They belong to the form, not to the field that was drawn when they were chosen: a row scrolled out of
 * sight or a telephone turned round stops nothing. `keep` puts a file into the value; only then is it said to be uploaded.
 */
export class Uploads {
  private readonly places = new Map<string, UploadsHere>();
  private readonly waiting: Job[] = [];
  private readonly running = new Map<string, Job>();
  private readonly failed = new Map<string, File>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly keep: (place: ValuePlace, file: Attachment) => void) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  at(place: ValuePlace): UploadsHere {
    return this.places.get(placeName(place)) ?? none;
  }

  add(place: ValuePlace, files: readonly File[], note: string): void {
    this.put(place, { note });
    for (const file of files) {
      const key = newKey();
      this.put(place, { list: [...this.at(place).list, { key, name: file.name, size: file.size, state: { type: 'waiting' } }] });
      this.begin(place, key, file);
    }
  }

  /** Stops one that is under way, or puts away one that failed. */
  cancel(place: ValuePlace, key: string): void {
    const gone = this.at(place).list.find((each) => each.key === key);
    if (!gone) return;
    this.halt(key, CALLED_OFF);
    this.put(place, { list: this.at(place).list.filter((each) => each.key !== key), said: t('notUploaded', { name: gone.name }) });
    this.goOn();
  }

  retry(place: ValuePlace, key: string): void {
    const file = this.failed.get(key);
    if (!file) return;
    this.failed.delete(key);
    this.begin(place, key, file);
  }

  /** The form is gone: nothing goes on behind its back. */
  stop(): void {
    for (const { key } of [...this.waiting, ...this.running.values()]) this.halt(key);
  }

  private begin(place: ValuePlace, key: string, file: File): void {
    if (file.size > largest) return this.fail({ place, key, file }, { why: t('tooBig'), mayRetry: false });
    this.set(place, key, { type: 'waiting' });
    this.waiting.push({ key, place, file, stop: new AbortController(), ended: uploadBegins() });
    this.goOn();
  }

  private goOn(): void {
    while (this.running.size < most) {
      const job = this.waiting.shift();
      if (!job) return;
      this.running.set(job.key, job);
      void this.send(job);
    }
  }

  private async send(job: Job): Promise<void> {
    const { key, place, file, stop } = job;
    const isOurs = () => this.running.get(key) === job;
    let percent = 0;
    const tell = (type: 'sending' | 'cut') => {
      if (isOurs()) this.set(place, key, { type, percent });
    };
    tell('sending');
    try {
      const kept = await uploadFile(file, {
        signal: stop.signal,
        onProgress: (now) => {
          percent = now;
          tell('sending');
        },
        onCut: () => tell('cut'),
      });
      if (!isOurs()) return;
      this.keep(place, kept);
      this.put(place, { list: this.at(place).list.filter((each) => each.key !== key), said: t('uploaded', { name: kept.name }) });
    } catch (error) {
      if (isOurs())
        this.fail(job, isProblem(error) ? { why: error.problem.detail, mayRetry: mayRetry(error.problem.code) } : { why: t('notSent'), mayRetry: true });
    } finally {
      if (isOurs()) this.running.delete(key);
      job.ended();
      this.goOn();
    }
  }

  private fail({ place, key, file }: Pick<Job, 'place' | 'key' | 'file'>, refused: { readonly why: string; readonly mayRetry: boolean }): void {
    this.failed.set(key, file);
    this.set(place, key, { type: 'failed', ...refused });
    this.put(place, { said: t('failed', { name: file.name, why: refused.why }) });
  }

  private halt(key: string, reason?: string): void {
    this.failed.delete(key);
    const at = this.waiting.findIndex((job) => job.key === key);
    const job = at >= 0 ? this.waiting.splice(at, 1)[0] : this.running.get(key);
    this.running.delete(key);
    job?.stop.abort(reason);
    job?.ended();
  }

  private set(place: ValuePlace, key: string, state: UploadState): void {
    this.put(place, { list: this.at(place).list.map((each) => (each.key === key ? { ...each, state } : each)) });
  }

  private put(place: ValuePlace, next: Partial<UploadsHere>): void {
    this.places.set(placeName(place), { ...this.at(place), ...next });
    for (const listener of this.listeners) listener();
  }
}

/** What the server found in a file it will find again; that it came through changed, it may not. */
const mayRetry = (code: string): boolean => !code.startsWith('file.') || code === 'file.hash-differs';
