import { type Disk, nodeDisk } from '../shell/disk.ts';

/** The error of a system call. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made by a test`), { code });
}

/** The real disk with some of its steps replaced. */
export function diskWith(steps: Partial<Disk>): Disk {
  return { ...nodeDisk, ...steps };
}

const changing = ['writeNew', 'overwrite', 'rename', 'remove', 'syncFolder', 'makeFolder'] as const;

/**
 * The real disk of a program that is killed at its n-th changing step: that step does not happen (a write leaves half of its
 * bytes) and nothing after it does anything, cleaning up included.
 */
export function diskKilledAt(step: number): Disk & { readonly steps: () => number } {
  let count = 0;
  let isDead = false;
  const guarded = (name: (typeof changing)[number]) =>
    async (...args: readonly unknown[]): Promise<void> => {
      if (isDead) throw systemError('KILLED');
      count += 1;
      if (count === step) {
        isDead = true;
        const [file, bytes] = args;
        if (name === 'writeNew' && typeof file === 'string' && bytes instanceof Uint8Array) {
          await nodeDisk.writeNew(file, bytes.subarray(0, Math.floor(bytes.byteLength / 2)), null);
        }
        throw systemError('KILLED');
      }
      // Each function is called with the arguments that it was given.
      await (nodeDisk[name] as (...same: readonly unknown[]) => Promise<void>)(...args);
    };
  return {
    ...nodeDisk,
    writeNew: guarded('writeNew'),
    overwrite: guarded('overwrite'),
    rename: guarded('rename'),
    remove: guarded('remove'),
    syncFolder: guarded('syncFolder'),
    makeFolder: guarded('makeFolder'),
    steps: () => count,
  };
}
