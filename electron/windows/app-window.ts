import type { BrowserWindow, Menu, WebContents } from 'electron';
import type { EventName, EventPayload } from '../../shared/desktop/contract.ts';
import { eventChannel } from '../ipc/channel.ts';

/** Events that wait for a listener; the others mean nothing to a page that was not there when they happened. */
const patient: ReadonlySet<EventName> = new Set(['openRequested', 'notice']);

/** A window of the program: what it shows, what its page listens to, and whether it may close. */
export class AppWindow {
  readonly browser: BrowserWindow;
  /** Kept because a closed window cannot be asked for it. */
  readonly contents: WebContents;
  readonly id: number;
  /** The file on screen, as the page last told. */
  path: string | null = null;
  edited = false;
  menu: Menu | null = null;
  /** The page has said that it may go. */
  mayClose = false;
  /** Closing was asked for in order to quit the whole program. */
  quitsAfterwards = false;
  readonly #listening = new Set<EventName>();
  readonly #waiting: (() => void)[] = [];

  constructor(browser: BrowserWindow) {
    this.browser = browser;
    this.contents = browser.webContents;
    this.id = browser.id;
  }

  /** True when nothing is lost by opening another document here. */
  get isVacant(): boolean {
    return this.path === null && !this.edited;
  }

  listensTo(event: EventName): boolean {
    return this.#listening.has(event) && !this.contents.isDestroyed() && !this.contents.isCrashed();
  }

  send<Name extends EventName>(event: Name, payload: EventPayload<Name>): void {
    if (this.listensTo(event)) this.contents.send(eventChannel(event), payload);
    else if (patient.has(event)) this.#waiting.push(() => this.send(event, payload));
  }

  setListening(event: EventName, isActive: boolean): void {
    if (!isActive) {
      this.#listening.delete(event);
      return;
    }
    this.#listening.add(event);
    for (const send of this.#waiting.splice(0)) send();
  }

  /** The page is gone: crashed, or about to be loaded again. */
  forgetPage(): void {
    this.#listening.clear();
    this.mayClose = false;
  }
}
