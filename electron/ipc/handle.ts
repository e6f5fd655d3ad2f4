import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import type { z } from 'zod';
import { requests, type Failure, type RequestArgs, type RequestName, type RequestResult, type Result } from '../../shared/desktop/contract.ts';
import { appOrigin } from '../shell/app-protocol.ts';
import { failed } from '../shell/failure.ts';
import type { Log } from '../shell/log.ts';
import type { AppWindow } from '../windows/app-window.ts';
import { requestChannel } from './channel.ts';

export interface Border {
  readonly log: Log;
  /** The window that owns these contents, if it is one of ours. */
  readonly windowOf: (contents: IpcMainEvent['sender']) => AppWindow | null;
}

/**
 * The one door between window and shell. Behind it are only calls from the top frame of our own page in one of our own windows,
 * with arguments that fit the contract; what goes back fits the contract too, and nothing is thrown.
 */
export function handle<Name extends RequestName>(
  name: Name,
  border: Border,
  answer: (args: RequestArgs<Name>, caller: AppWindow) => Promise<Result<RequestResult<Name>>>,
): void {
  // TypeScript cannot follow one name through two columns of the table; both lines only say what the table says.
  const argsSchema = requests[name].args as unknown as z.ZodType<RequestArgs<Name>>;
  const resultSchema = requests[name].result as unknown as z.ZodType<RequestResult<Name>>;
  handleChannel(requestChannel(name), argsSchema, resultSchema, border, answer);
}

/** The same door for a channel outside the table. */
export function handleChannel<Args, Value>(
  channel: string,
  argsSchema: z.ZodType<Args>,
  resultSchema: z.ZodType<Value>,
  border: Border,
  answer: (args: Args, caller: AppWindow) => Promise<Result<Value>>,
): void {
  ipcMain.handle(channel, async (event: IpcMainInvokeEvent, ...received: unknown[]): Promise<Result<Value>> => {
    const caller = callerOf(event, border);
    if (caller === null) return refuse(border, channel, 'not asked by our own page');
    if (received.length !== 1) return refuse(border, channel, `${received.length} arguments`);
    const args = argsSchema.safeParse(received[0]);
    if (!args.success) return refuse(border, channel, `arguments: ${args.error.issues[0]?.path.join('.') ?? ''} ${args.error.issues[0]?.code ?? ''}`.trim());
    try {
      const result = await answer(args.data, caller);
      if (!result.ok) return result;
      return { ok: true, value: resultSchema.parse(result.value) };
    } catch (error) {
      border.log.error(channel, error);
      return failed('UNKNOWN');
    }
  });
}

/** Who speaks: null unless it is the top frame of one of our windows, showing our own page. */
export function callerOf(event: IpcMainEvent | IpcMainInvokeEvent, border: Border): AppWindow | null {
  const frame = event.senderFrame;
  if (frame === null || frame.parent !== null || frame.origin !== appOrigin) return null;
  return border.windowOf(event.sender);
}

function refuse(border: Border, channel: string, why: string): { readonly ok: false; readonly failure: Failure } {
  border.log.error(`${channel} refused: ${why}`);
  return failed('BAD_REQUEST', null, why);
}
