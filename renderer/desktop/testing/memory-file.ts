import type { FileHandle } from '../file-pickers.ts';

/** A file of the File System Access API that lives in memory. */
export class MemoryFile implements FileHandle {
  readonly name: string;
  content: string;
  permission: PermissionState = 'granted';
  /** What the person answers when asked. */
  answer: PermissionState = 'granted';
  failure: Error | null = null;
  /** Bytes that the disk loses when it writes. */
  lost = 0;

  constructor(name: string, content = '') {
    this.name = name;
    this.content = content;
  }
  async getFile(): Promise<File> {
    if (this.failure !== null) throw this.failure;
    return new File([this.content], this.name, { lastModified: 1000 });
  }
  async createWritable(): ReturnType<FileHandle['createWritable']> {
    if (this.failure !== null) throw this.failure;
    let written = '';
    return {
      write: async (bytes) => {
        written += new TextDecoder().decode(bytes);
      },
      close: async () => {
        this.content = written.slice(0, written.length - this.lost);
      },
      abort: async () => undefined,
    };
  }
  async isSameEntry(other: FileHandle): Promise<boolean> {
    return other === this;
  }
  async queryPermission(): Promise<PermissionState> {
    return this.permission;
  }
  async requestPermission(): Promise<PermissionState> {
    return this.answer;
  }
}

/** An exception as the browser throws it. */
export function browserError(name: string): Error {
  return Object.assign(new Error(name), { name });
}
