using OpenContracting.Benchmarks;

// What each does and what came out of it: README.md.
switch (args)
{
    case ["generate", var kind, var form, var megabytes, var path]:
        using (var file = File.Create(path))
            SyntheticPackages.Write(kind, file, long.Parse(megabytes) * 1_000_000, form == "indented");
        return 0;
    case ["stages", var path]:
        new Stages(File.ReadAllBytes(path), null).Run();
        return 0;
    case ["stages", var path, var stage]:
        new Stages(File.ReadAllBytes(path), stage).Run();
        return 0;
    case ["checks", var path]:
        new Stages(File.ReadAllBytes(path), null).RunChecks();
        return 0;
    case ["whole", var path]:
        using (var input = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path))
            return WholeRun.Validate(input);
    case ["merge", var path]:
        using (var commands = new CommandStages(path))
            commands.RunMerge();
        return 0;
    case ["convert", var path]:
        using (var commands = new CommandStages(path))
            commands.RunConvert();
        return 0;
    case ["flatten", var path]:
        using (var commands = new CommandStages(path))
            commands.RunFlatten();
        return 0;
    case ["intake", var path]:
        return WholeIntake.Read(path);
    case ["suite", .. var arguments]:
        BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(ValidationBenchmarks).Assembly).Run(arguments.Length == 0 ? ["--filter", "*"] : arguments);
        return 0;
    case ["instance", var program, var data, var database, .. var folders] when folders.Length > 0:
        return await WholeInstance.RunAsync(program, data, database, folders);
    case ["serving", var address]:
        return await ServingSpeed.MeasureAsync(address);
    case ["bare", var path, var address]:
        return Bare.Serve(path, address);
    case ["usage"]:
        UsageCost.Run();
        return 0;
    case ["shapes"]:
        HardShapes.Run();
        return 0;
    default:
        Console.Error.WriteLine("generate <projects|releases|histories> <compact|indented> <megabytes> <file> | stages <file> [stage] | checks <file> | whole <file|-> | merge <file> | convert <file> | flatten <file> | intake <file> | instance <OpenContracting.Web.dll> <data folder> <connection|-> <folder of exports>... | serving <address> | bare <file> <address> | usage | shapes | suite [arguments of BenchmarkDotNet]");
        return 2;
}
