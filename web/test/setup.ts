/** Runs before every test file; the tests need nothing but what each makes itself. */
export {}
