import { expect, test } from 'vitest';
import { policyProblems } from './build.mjs';

test('a page that the strict policy lets through', () => {
  const page = '<link rel="icon" href="data:,"><link rel="stylesheet" href="./a.css"><script type="module" crossorigin src="./a.js"></script><div id="root"></div>';
  expect(policyProblems(page)).toEqual([]);
});

test.each([
  ['<script>alert(1)</script>', 'an inline script'],
  ['<script type="module" src="./a.js">alert(1)</script>', 'an inline script'],
  ['<style>a{}</style>', 'an inline style sheet'],
  ['<div style="color: red">', 'a style attribute'],
  ['<body onload="go()">', 'an inline event handler'],
  ['<script src="https://cdn.example/a.js"></script>', 'something from another host'],
  ['<link href="//cdn.example/a.css">', 'something from another host'],
])('%s would be blocked', (html, problem) => expect(policyProblems(html)).toEqual([problem]));
