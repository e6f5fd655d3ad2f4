// Electron's fuses: what the packaged program can no longer be talked into.
import { FuseV1Options } from '@electron/fuses';
import { readFileSync } from 'node:fs';

/** Marks the wire inside Electron's program; after it come the wire's version, its length and one character per fuse. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** The fuse after those of @electron/fuses 1.8: it keeps Electron's default, on. */
const wasmTrapHandlers = 8;

/**
 * Our decision for each fuse.
 * @param {{ isTestBuild: boolean }} build a test build lets Playwright attach its inspector, a release does not
 * @returns {Record<FuseV1Options, boolean>}
 */
export function fuses({ isTestBuild }) {
  return {
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: isTestBuild,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  };
}

/**
 * @param {Buffer} program
 * @returns {(boolean | null)[]} the state of each fuse, in order; null for one that this Electron has removed
 */
export function readWire(program) {
  const start = program.indexOf(sentinel);
  if (start === -1) throw new Error('This is not an Electron program: it has no fuses.');
  const wire = start + sentinel.length;
  const length = program[wire + 1] ?? 0;
  return [...program.subarray(wire + 2, wire + 2 + length)].map((state) => (state === 0x72 ? null : state === 0x31));
}

/**
 * Compares what a program has with what was decided.
 * @param {readonly (boolean | null)[]} wire
 * @param {Record<number, boolean>} decided
 * @returns {string[]} one sentence per difference; a fuse that nobody has decided is one
 */
export function fuseProblems(wire, decided) {
  /** @type {Record<number, boolean>} */
  const expected = { ...decided, [wasmTrapHandlers]: true };
  return wire.flatMap((state, index) => {
    const wanted = expected[index];
    const name = FuseV1Options[index] ?? (index === wasmTrapHandlers ? 'WasmTrapHandlers' : `number ${index}`);
    if (wanted === undefined) return [`fuse ${name} is new: decide it in tools/fuses.mjs`];
    return state === null || state === wanted ? [] : [`fuse ${name} is ${state ? 'on' : 'off'}, it should be ${wanted ? 'on' : 'off'}`];
  });
}

/** @param {string} file */
export const readWireOf = (file) => readWire(readFileSync(file));
