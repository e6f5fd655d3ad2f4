import path from 'node:path';

/**
 * The paths that the person has pointed at, in a dialog, on the command line, by dropping or in the recent list. The window may
 * read and write these and no others, whatever runs inside it.
 */
export interface Grants {
  readonly allow: (file: string) => void;
  readonly allows: (file: string) => boolean;
}

export function createGrants(): Grants {
  const allowed = new Set<string>();
  return {
    allow: (file) => {
      allowed.add(path.resolve(file));
    },
    allows: (file) => path.isAbsolute(file) && allowed.has(path.resolve(file)),
  };
}
