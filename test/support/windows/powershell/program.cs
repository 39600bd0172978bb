using System.Management.Automation;
using System.Management.Automation.Runspaces;

// `powershell -c TEXT` and `powershell -File FILE`: the engine of PowerShell 7 without its console, which Wine 8 lacks
// something for. As PowerShell does, it joins the arguments behind `-c` with blanks.

// Under Wine the runtime ends with "Internal CLR error" when the finalizer of a generated method runs
// (`DynamicResolver.DestroyScout`), so nothing is collected: no command here makes half of this.
System.GC.TryStartNoGCRegion(200_000_000);
var text = args[0] == "-File" ? System.IO.File.ReadAllText(args[1]) : string.Join(" ", args[1..]);
try
{
    using var shell = PowerShell.Create(InitialSessionState.CreateDefault());
    foreach (var one in shell.AddScript(text).Invoke()) System.Console.WriteLine(one);
    foreach (var one in shell.Streams.Error) System.Console.Error.WriteLine(one);
    return shell.HadErrors ? 1 : 0;
}
catch (System.Exception problem)
{
    System.Console.Error.WriteLine(problem.Message);
    return 2;
}
