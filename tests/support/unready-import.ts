/** A worker in the place of the importer's that is loaded and never says so. */
setInterval(() => {}, 1000);
