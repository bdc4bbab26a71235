using Xunit.Sdk;
using Xunit.v3;

// Servers and browsers side by side would only slow each other down.
[assembly: Parallelization(Mode = ParallelMode.None)]
