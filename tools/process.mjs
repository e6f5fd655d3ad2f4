// Child processes of the tools: started by argument list, never through a shell, always with a limit on their time.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');

/** Writes a generated file, keeping the time of one that is up to date. @param {string} file @param {string} text */
export function writeIfChanged(file, text) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

/**
 * @typedef {object} RunOptions
 * @property {number} [timeoutMs] The process group is ended after this time and `timedOut` is set.
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [quiet] Collect the output instead of showing it.
 * @property {string} [cwd]
 */

/**
 * Runs a program to its end, showing its output.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string, timedOut: boolean }>} `code` is 127 when the program does not start.
 */
export function run(command, args, { timeoutMs, env = process.env, quiet = false, cwd = root } = {}) {
  return new Promise((resolve) => {
    const ownGroup = process.platform !== 'win32';
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'], detached: ownGroup });
    let output = '';
    let timedOut = false;
    /** @param {NodeJS.Signals} signal */
    const end = (signal) => {
      try {
        if (ownGroup && child.pid) process.kill(-child.pid, signal);
        else child.kill(signal);
      } catch {
        // The group is already gone.
      }
    };
    const onInterrupt = () => {
      end('SIGTERM');
      process.exit(130);
    };
    process.once('SIGINT', onInterrupt);
    process.once('SIGTERM', onInterrupt);
    const timers = timeoutMs
      ? [
          setTimeout(() => {
            timedOut = true;
            end('SIGTERM');
          }, timeoutMs),
          setTimeout(() => end('SIGKILL'), timeoutMs + 5000),
        ]
      : [];
    /** @param {number} code */
    const finish = (code) => {
      timers.forEach(clearTimeout);
      process.off('SIGINT', onInterrupt);
      process.off('SIGTERM', onInterrupt);
      resolve({ code, output, timedOut });
    };
    child.stdout?.on('data', (chunk) => (output += String(chunk)));
    child.stderr?.on('data', (chunk) => (output += String(chunk)));
    child.on('error', (error) => {
      output += error.message;
      finish(127);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

/**
 * Runs a Node program of an installed package, e.g. `runNode('vite/bin/vite.js', ['build'])`.
 * @param {string} script path inside node_modules, or absolute
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export const runNode = (script, args, options) => run(process.execPath, [path.resolve(root, 'node_modules', script), ...args], options);

/**
 * @param {string} name
 * @returns {string | undefined} the full path of a program on the search path
 */
export function findProgram(name) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    for (const ending of endings) {
      const file = path.join(folder, name + ending);
      if (folder && isExecutable(file)) return file;
    }
  }
  return undefined;
}

/** @param {string} file */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * npm as a Node program: on Windows `npm` is a script, which cannot be started without a shell.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runNpm(args, options) {
  const beside = path.join(path.dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js');
  const script = [process.env['npm_execpath'], beside].find((file) => file?.endsWith('npm-cli.js') && existsSync(file));
  return script ? run(process.execPath, [script, ...args], options) : run('npm', args, options);
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {string} what a short query prints, or '' when it fails
 */
export function query(command, args) {
  const result = spawnSync(command, args, { encoding: 'utf8', timeout: 20_000, stdio: ['ignore', 'pipe', 'ignore'] });
  return result.stdout ?? '';
}
