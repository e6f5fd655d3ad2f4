/**
 * Electron as far as the shell uses it, for tests in plain Node (the alias of vitest.config.ts puts it in the place of `electron`).
 * Each class implements a part of the real type, so a call that Electron does not have does not compile. Nothing is drawn; what was
 * asked for is written down, and a test plays the person and the page.
 */
import type * as Electron from 'electron';
import { EventEmitter } from 'node:events';

export interface Told {
  readonly channel: string;
  readonly payload: unknown;
}

/** An event whose default a listener may prevent. */
export class FakeEvent {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

let lastContents = 0;

export class WebContents extends EventEmitter implements Pick<Electron.WebContents, 'id' | 'send' | 'isDestroyed' | 'isCrashed' | 'reload' | 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy'> {
  readonly id = (lastContents += 1);
  readonly told: Told[] = [];
  reloads = 0;
  crashed = false;
  destroyed = false;
  webRtcPolicy = 'default';
  windowOpenHandler: ((details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse) | null = null;

  send(channel: string, payload: unknown): void {
    this.told.push({ channel, payload });
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  isCrashed(): boolean {
    return this.crashed;
  }
  reload(): void {
    this.reloads += 1;
    this.crashed = false;
  }
  setWindowOpenHandler(handler: (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse): void {
    this.windowOpenHandler = handler;
  }
  setWebRTCIPHandlingPolicy(policy: 'default' | 'default_public_interface_only' | 'default_public_and_private_interfaces' | 'disable_non_proxied_udp'): void {
    this.webRtcPolicy = policy;
  }
}

type UsedOfWindow =
  | 'id' | 'loadURL' | 'show' | 'focus' | 'restore' | 'maximize' | 'isMinimized' | 'isMaximized' | 'isDestroyed' | 'destroy' | 'close' | 'setTitle'
  | 'setRepresentedFilename' | 'setDocumentEdited' | 'getNormalBounds';

export class BrowserWindow extends EventEmitter implements Pick<Electron.BrowserWindow, UsedOfWindow> {
  static readonly all: BrowserWindow[] = [];
  static focused: BrowserWindow | null = null;
  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.focused;
  }

  readonly id: number;
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly webContents = new WebContents();
  url = '';
  title = '';
  representedFilename = '';
  documentEdited = false;
  shown = false;
  maximized = false;
  minimized = false;
  destroyed = false;

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    this.options = options;
    this.id = BrowserWindow.all.push(this);
    app.emit('web-contents-created', new FakeEvent(), this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    this.url = url;
  }
  show(): void {
    this.shown = true;
  }
  focus(): void {
    BrowserWindow.focused = this;
    this.emit('focus');
  }
  restore(): void {
    this.minimized = false;
  }
  maximize(): void {
    this.maximized = true;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  isMaximized(): boolean {
    return this.maximized;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  setTitle(title: string): void {
    this.title = title;
  }
  setRepresentedFilename(file: string): void {
    this.representedFilename = file;
  }
  setDocumentEdited(edited: boolean): void {
    this.documentEdited = edited;
  }
  getNormalBounds(): Electron.Rectangle {
    const { x = 0, y = 0, width = 0, height = 0 } = this.options;
    return { x, y, width, height };
  }
  /** As the person's click on the cross. */
  close(): void {
    const event = new FakeEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }
  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.webContents.destroyed = true;
    if (BrowserWindow.focused === this) BrowserWindow.focused = null;
    this.emit('closed');
    if (BrowserWindow.all.every((window) => window.destroyed)) app.emit('window-all-closed');
  }
}

type UsedOfApp =
  | 'isPackaged' | 'getPath' | 'getVersion' | 'getLocale' | 'isReady' | 'enableSandbox' | 'requestSingleInstanceLock' | 'whenReady' | 'quit' | 'exit'
  | 'addRecentDocument' | 'setAppUserModelId';

class App extends EventEmitter implements Pick<Electron.App, UsedOfApp> {
  isPackaged = true;
  /** Set before the shell is started. */
  folder = '';
  locale = 'en-US';
  isFirstInstance = true;
  readonly log: string[] = [];
  readonly switches = new Map<string, string>();
  readonly recentDocuments: string[] = [];
  readonly commandLine = {
    hasSwitch: (name: string): boolean => this.switches.has(name),
    appendSwitch: (name: string, value = ''): void => {
      this.switches.set(name, value);
    },
  };
  getPath(): string {
    return this.folder;
  }
  getVersion(): string {
    return '0.1.0';
  }
  getLocale(): string {
    return this.locale;
  }
  isReady(): boolean {
    return true;
  }
  enableSandbox(): void {
    this.log.push('enableSandbox');
  }
  requestSingleInstanceLock(): boolean {
    return this.isFirstInstance;
  }
  async whenReady(): Promise<void> {
    this.log.push('ready');
  }
  quit(): void {
    this.log.push('quit');
    this.emit('before-quit');
    for (const window of BrowserWindow.all) if (!window.destroyed) window.close();
    if (BrowserWindow.all.some((window) => !window.destroyed)) return;
    const event = new FakeEvent();
    this.emit('will-quit', event);
    if (!event.defaultPrevented && !this.log.includes('ended')) this.log.push('ended');
  }
  exit(code?: number): void {
    this.log.push(`exit ${code ?? 0}`);
  }
  addRecentDocument(file: string): void {
    this.recentDocuments.push(file);
  }
  setAppUserModelId(): void {
    this.log.push('setAppUserModelId');
  }
}

export const app = new App();

export class Menu {
  static application: Menu | null = null;
  readonly template: Electron.MenuItemConstructorOptions[];
  constructor(template: Electron.MenuItemConstructorOptions[]) {
    this.template = template;
  }
  static buildFromTemplate(template: Electron.MenuItemConstructorOptions[]): Menu {
    return new Menu(template);
  }
  static setApplicationMenu(menu: Menu | null): void {
    Menu.application = menu;
  }
}

/** The person in front of native dialogs: answers are prepared, questions are written down. */
class Dialogs implements Pick<Electron.Dialog, 'showErrorBox'> {
  readonly asked: Electron.MessageBoxOptions[] = [];
  readonly saveQuestions: Electron.SaveDialogOptions[] = [];
  readonly openQuestions: Electron.OpenDialogOptions[] = [];
  readonly errors: string[] = [];
  openAnswer: Electron.OpenDialogReturnValue = { canceled: true, filePaths: [] };
  saveAnswer: Electron.SaveDialogReturnValue = { canceled: true, filePath: '' };
  response = 0;
  /** Resolve to let the dialog go. */
  hold: Promise<void> = Promise.resolve();

  async showOpenDialog(_window: BrowserWindow, options: Electron.OpenDialogOptions): Promise<Electron.OpenDialogReturnValue> {
    this.openQuestions.push(options);
    await this.hold;
    return this.openAnswer;
  }
  async showSaveDialog(_window: BrowserWindow, options: Electron.SaveDialogOptions): Promise<Electron.SaveDialogReturnValue> {
    this.saveQuestions.push(options);
    await this.hold;
    return this.saveAnswer;
  }
  async showMessageBox(_window: BrowserWindow, options: Electron.MessageBoxOptions): Promise<Electron.MessageBoxReturnValue> {
    this.asked.push(options);
    await this.hold;
    return { response: this.response, checkboxChecked: false };
  }
  showErrorBox(title: string): void {
    this.errors.push(title);
  }
}

export const dialog = new Dialogs();

type Handler = (event: unknown, ...args: readonly unknown[]) => Promise<unknown>;

class IpcMain extends EventEmitter {
  readonly handlers = new Map<string, Handler>();
  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }
}

export const ipcMain = new IpcMain();

type UsedOfSession = 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'setDisplayMediaRequestHandler' | 'setSpellCheckerEnabled';

class Session extends EventEmitter implements Pick<Electron.Session, UsedOfSession> {
  permissionRequest: Parameters<Electron.Session['setPermissionRequestHandler']>[0] = null;
  permissionCheck: Parameters<Electron.Session['setPermissionCheckHandler']>[0] = null;
  devicePermission: Parameters<Electron.Session['setDevicePermissionHandler']>[0] = null;
  beforeRequest: ((details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void) | null = null;
  appHandler: ((request: Request) => Promise<Response>) | null = null;
  spellChecker = true;
  readonly protocol = {
    handle: (_scheme: string, handler: (request: Request) => Promise<Response>): void => {
      this.appHandler = handler;
    },
  };
  readonly webRequest = {
    onBeforeRequest: (listener: NonNullable<Session['beforeRequest']>): void => {
      this.beforeRequest = listener;
    },
  };
  setPermissionRequestHandler(handler: Session['permissionRequest']): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: Session['permissionCheck']): void {
    this.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler: Session['devicePermission']): void {
    this.devicePermission = handler;
  }
  setDisplayMediaRequestHandler(): void {
    // null: no screen is ever captured.
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecker = enabled;
  }
}

export const session = { defaultSession: new Session() };

export const protocol = {
  schemes: [] as Electron.CustomScheme[],
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    protocol.schemes.push(...schemes);
  },
};

export const nativeTheme: Pick<Electron.NativeTheme, 'themeSource' | 'shouldUseDarkColors'> = { themeSource: 'system', shouldUseDarkColors: false };

export const screen = { getAllDisplays: (): { workArea: Electron.Rectangle }[] => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] };

export const crashReporter = {
  started: [] as Electron.CrashReporterStartOptions[],
  start(options: Electron.CrashReporterStartOptions): void {
    crashReporter.started.push(options);
  },
};

/** The preload's side. */
class IpcRenderer extends EventEmitter implements Pick<Electron.IpcRenderer, 'invoke' | 'send'> {
  readonly sent: Told[] = [];
  readonly invoked: Told[] = [];
  answer: unknown = { ok: true, value: null };
  async invoke(channel: string, payload: unknown): Promise<unknown> {
    this.invoked.push({ channel, payload });
    if (this.answer instanceof Error) throw this.answer;
    return this.answer;
  }
  send(channel: string, payload: unknown): void {
    this.sent.push({ channel, payload });
  }
}

export const ipcRenderer = new IpcRenderer();

export const contextBridge = {
  exposed: new Map<string, unknown>(),
  exposeInMainWorld(name: string, api: unknown): void {
    contextBridge.exposed.set(name, api);
  },
};

export const webUtils = {
  getPathForFile(file: { readonly droppedFrom?: string }): string {
    return file.droppedFrom ?? '';
  },
};
