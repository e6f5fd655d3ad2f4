import { z } from 'zod';

// Before the first schema is made: compiled schemas need `new Function`, which the window's policy forbids and reports.
z.config({ jitless: true });
