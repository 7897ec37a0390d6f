/** A worker in the place of the importer's, on which a reader hangs. */
for (;;) Math.random();
