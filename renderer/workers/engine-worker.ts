import { registry } from '../../shared/catalog/index.ts';
import { validate } from '../../shared/checks/index.ts';
import { compileDesign, trace, type Network } from '../../shared/engine/index.ts';
import type { Design } from '../../shared/model/design.ts';
import { z } from 'zod';
import type { Answer, EngineReply, EngineRequest } from './engine-protocol.ts';

z.config({ jitless: true });

/** The last design traced, compiled: a person asks several questions about one drawing. */
let compiled: { readonly text: string; readonly network: Network } | null = null;

function networkOf(design: Design): Network {
  const text = JSON.stringify([design.meta, design.components, design.links]);
  if (compiled?.text !== text) compiled = { text, network: compileDesign(design, registry) };
  return compiled.network;
}

function answer(request: EngineRequest): unknown {
  switch (request.call) {
    case 'validate':
      return validate(request.args.design, registry);
    case 'trace':
      return trace(networkOf(request.args.design), request.args.probe, { allPaths: request.args.allPaths });
  }
}

function attempt(request: EngineRequest): Answer<unknown> {
  try {
    return { ok: true, value: answer(request) };
  } catch (defect) {
    // The border of the worker: a defect becomes a value here and nowhere else (STYLE 26).
    return { ok: false, defect: defect instanceof Error ? (defect.stack ?? defect.message) : String(defect) };
  }
}

globalThis.addEventListener('message', (event: MessageEvent<EngineRequest>) => {
  const reply: EngineReply = { id: event.data.id, answer: attempt(event.data) };
  globalThis.postMessage(reply);
});
