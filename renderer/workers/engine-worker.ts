import { z } from 'zod';
import { registry } from '../../shared/catalog/index.ts';
import { createEngineAnswers } from './engine-answers.ts';
import type { EngineReply, EngineRequest } from './engine-protocol.ts';

z.config({ jitless: true });

const answer = createEngineAnswers(registry);

globalThis.addEventListener('message', (event: MessageEvent<EngineRequest>) => {
  const reply: EngineReply = { id: event.data.id, answer: answer(event.data) };
  globalThis.postMessage(reply);
});
