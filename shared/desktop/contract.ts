import { z } from 'zod';

/**
 * What the window may ask of the shell (ARCHITECTURE 7). The typed `window.desktop` and the handlers of the shell are both made from this table:
 * each side checks what comes in over the border, nothing is thrown across it. A browser implementation keeps the same promises.
 */

/** The world said no. Sentences are made late from the code. */
export const failureSchema = z.object({
  code: z.enum([
    'FILE_NOT_FOUND', 'FILE_NOT_READABLE', 'FILE_TOO_LARGE', 'FILE_NOT_TEXT', 'FILE_READ_ONLY', 'FILE_CHANGED_ON_DISK', 'FOLDER_MISSING', 'FOLDER_READ_ONLY',
    'DISK_FULL', 'FILE_LOCKED', 'VERIFY_FAILED', 'CANCELLED', 'NOT_SUPPORTED', 'BAD_REQUEST', 'UNKNOWN',
  ]),
  path: z.string().nullable(),
  detail: z.string().nullable(),
});
export type Failure = z.infer<typeof failureSchema>;

export type Result<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };

/** What a file looked like when it was last read or written; saving compares it to notice changes made by others. */
export const fingerprintSchema = z.object({
  size: z.number(),
  modifiedMs: z.number(),
  hash: z.string(),
  /** When the file was made, where the file system says so; never compared. */
  createdMs: z.number().optional(),
});
export type Fingerprint = z.infer<typeof fingerprintSchema>;

export const openedFileSchema = z.object({
  /** Absolute path in the shell; a handle name in the browser. */
  path: z.string(),
  name: z.string(),
  folder: z.string(),
  text: z.string(),
  readOnly: z.boolean(),
  fingerprint: fingerprintSchema,
});
export type OpenedFile = z.infer<typeof openedFileSchema>;

export const savedFileSchema = z.object({
  path: z.string(),
  name: z.string(),
  folder: z.string(),
  fingerprint: fingerprintSchema,
  /** True when the place allows no replacing by rename (some network shares), so the file was written over: worth telling the person. */
  writtenInPlace: z.boolean().optional(),
  /** The name of the copy that was kept because the save asked for it. */
  kept: z.string().optional(),
});
export type SavedFile = z.infer<typeof savedFileSchema>;

export const fileFilterSchema = z.object({ name: z.string(), extensions: z.array(z.string()) });

/** A menu as the window wants it: the native application menu is built from the same command list as everything else. */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  /**
   * `Mod+Shift+S`, `Ctrl+Y`, `F2`, `Delete`; Mod is Ctrl, or Cmd on macOS. Outside macOS it is only shown: the window's own keymap acts,
   * so one press never runs a command twice. On macOS the menu acts when the window did not call preventDefault.
   */
  readonly accelerator?: string | undefined;
  readonly enabled: boolean;
  readonly type: 'command' | 'submenu' | 'separator' | 'role';
  /** One of the platform's own actions, spelled as Electron does: `undo`, `cut`, `selectAll`, `togglefullscreen`, `minimize`, `quit`. */
  readonly role?: string | undefined;
  readonly items?: readonly MenuItem[] | undefined;
}
export const menuItemSchema: z.ZodType<MenuItem> = z.lazy(() =>
  z.object({
    id: z.string(),
    label: z.string(),
    accelerator: z.string().optional(),
    enabled: z.boolean(),
    type: z.enum(['command', 'submenu', 'separator', 'role']),
    role: z.string().optional(),
    items: z.array(menuItemSchema).optional(),
  }),
);

export const recentFileSchema = z.object({ path: z.string(), name: z.string(), folder: z.string(), openedMs: z.number(), missing: z.boolean() });
export type RecentFile = z.infer<typeof recentFileSchema>;

const bytes = z.instanceof(Uint8Array);

/** Calls from the window to the shell. Each answers a Result. */
export const requests = {
  /** Asks for a file and reads it. CANCELLED when the person thinks again. */
  openFile: { args: z.object({ filters: z.array(fileFilterSchema), title: z.string() }), result: openedFileSchema },
  /** Reads a file the person has opened before (recent list, argv). */
  readFile: { args: z.object({ path: z.string() }), result: openedFileSchema },
  /**
   * The save path of DESKTOP.md. `expected` null: the file must not have been opened by us (save as over an existing file was confirmed in the dialog).
   * `keep`: what the file held in an older form. A browser hands it out as a download before the file is replaced; the shell keeps what every save replaces.
   */
  saveFile: {
    args: z.object({ path: z.string(), text: z.string(), expected: fingerprintSchema.nullable(), keep: z.object({ name: z.string(), text: z.string() }).optional() }),
    result: savedFileSchema,
  },
  saveFileAs: { args: z.object({ suggestedName: z.string(), text: z.string(), filters: z.array(fileFilterSchema), title: z.string() }), result: savedFileSchema },
  exportFile: { args: z.object({ suggestedName: z.string(), content: z.union([z.string(), bytes]), filters: z.array(fileFilterSchema), title: z.string() }), result: z.object({ path: z.string() }) },
  /** Three-way question before a document with unsaved changes goes away. */
  askUnsaved: { args: z.object({ title: z.string(), message: z.string(), save: z.string(), discard: z.string(), cancel: z.string() }), result: z.enum(['save', 'discard', 'cancel']) },
  /** `title` is the bare name of the document; unsaved mark, folder and product name are added by `windowTitle`. */
  setTitle: { args: z.object({ title: z.string(), path: z.string().nullable(), edited: z.boolean() }), result: z.null() },
  setMenu: { args: z.object({ items: z.array(menuItemSchema) }), result: z.null() },
  listRecent: { args: z.object({}), result: z.array(recentFileSchema) },
  forgetRecent: { args: z.object({ path: z.string() }), result: z.null() },
  readSettings: { args: z.object({}), result: z.record(z.string(), z.unknown()) },
  writeSettings: { args: z.object({ settings: z.record(z.string(), z.unknown()) }), result: z.null() },
  /** Answer to the `closeRequested` event: the window may go now. */
  closeWindow: { args: z.object({}), result: z.null() },
} as const;

/** Something the person should know and did not ask for. */
export const noticeSchema = z.object({
  code: z.enum([
    /** The settings file could not be read; it was kept under `path` and the defaults are in force. */
    'SETTINGS_SET_ASIDE',
    /** The window stopped and was loaded again; what was not saved is gone. */
    'WINDOW_RELOADED',
  ]),
  path: z.string().nullable(),
});
export type Notice = z.infer<typeof noticeSchema>;

/** Events from the shell to the window. `openRequested` and `notice` wait until somebody listens. */
export const events = {
  /** A menu item was chosen. */
  command: z.object({ id: z.string() }),
  /** A file was double-clicked, dropped on the dock or given on the command line. */
  openRequested: z.object({ path: z.string() }),
  /** The person wants to close the window; it asks about unsaved changes first. */
  closeRequested: z.object({}),
  notice: noticeSchema,
} as const;

export type RequestName = keyof typeof requests;
export type EventName = keyof typeof events;
export type RequestArgs<Name extends RequestName> = z.infer<(typeof requests)[Name]['args']>;
export type RequestResult<Name extends RequestName> = z.infer<(typeof requests)[Name]['result']>;

export type EventPayload<Name extends EventName> = z.infer<(typeof events)[Name]>;

/** The part of a browser's `File` that reading a dropped file needs; shared/ does not know the DOM. */
export interface DroppedFile {
  readonly name: string;
  readonly size: number;
  readonly lastModified: number;
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
}

/** `window.desktop`: functions only, frozen, no event objects, no Electron. */
export type Desktop = {
  readonly [Name in RequestName]: (args: RequestArgs<Name>) => Promise<Result<RequestResult<Name>>>;
} & {
  readonly platform: 'darwin' | 'win32' | 'linux' | 'browser';
  /** Returns the function that ends the subscription. */
  readonly on: <Name extends EventName>(event: Name, listener: (payload: EventPayload<Name>) => void) => () => void;
  /** Reads a `File` that the person dropped on the window. Not a request of the table: a `File` cannot cross the border, its path can. */
  readonly readDropped: (file: DroppedFile) => Promise<Result<OpenedFile>>;
};
