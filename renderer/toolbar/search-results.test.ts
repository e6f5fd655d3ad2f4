import { expect, test } from 'vitest';
import { add, draw } from '../../shared/catalog/testing/drawing-board.ts';
import { emptyDesign } from '../../shared/model/design.ts';
import { findComponents } from './search-results.ts';

test('ux-33 what is called so comes before what begins so, and before what only its kind gives away', () => {
  const design = draw(emptyDesign, add('customer-router', 'fcr', null), add('onprem-router', 'router-2', null), add('onprem-router', 'router', null));
  expect(findComponents(design, 'router', 'en').map(({ id }) => id)).toEqual(['router', 'router-2', 'fcr']);
});
