/** Files may be dropped anywhere on the page; while some are held over it, it says so. */
export function takeDropped(onFiles: (files: readonly File[]) => void): void {
  const root = document.documentElement;
  const over = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    root.toggleAttribute('data-dropping', over(event));
  });
  document.addEventListener('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) root.removeAttribute('data-dropping');
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    root.removeAttribute('data-dropping');
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) onFiles(files);
  });
}
