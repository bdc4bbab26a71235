const steps = ['B', 'KB', 'MB', 'GB'] as const;

/** Size of a file for people: 1.4 MB. */
export function fileSize(bytes: number): string {
  let size = bytes;
  let step = 0;
  while (size >= 1_000 && step < steps.length - 1) {
    size /= 1_000;
    step++;
  }
  return `${step === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${steps[step]}`;
}
