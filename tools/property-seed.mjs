import fc from 'fast-check';

/* Property tests ask the same questions in every run, so that a red run can be looked into. HOPLINE_TEST_SEED asks others. */
fc.configureGlobal({ seed: Number(process.env['HOPLINE_TEST_SEED'] ?? 1) });
