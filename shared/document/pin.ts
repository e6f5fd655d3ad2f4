import { z } from 'zod';
import { defineCommand } from './command.ts';
import { missing } from './refusals.ts';

/** Keeps things where they are in automatic layouts, or lets them go again. Unlike a lock it hinders nobody else. */
export const pinComponents = defineCommand({
  id: 'layout.pin',
  title: { ko: '배치에서 위치 고정', en: 'Keep place in layouts' },
  layoutOnly: true,
  args: z.object({ ids: z.array(z.string()).min(1), pinned: z.boolean() }),
  precondition: (design, { ids }) => missing(design, ids),
  run: (draft, { ids, pinned }) => {
    for (const id of ids) {
      const before = draft.placements[id];
      if (!pinned) {
        if (before !== undefined) delete before.pinned;
      } else draft.placements[id] = { x: 0, y: 0, ...before, pinned };
    }
  },
  touches: ({ ids }) => ids,
});
