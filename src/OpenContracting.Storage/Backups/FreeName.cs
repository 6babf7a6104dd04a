namespace OpenContracting.Storage.Backups;

/// <summary>A name that takes no other file's place: the one wanted, or with the first number that is free.</summary>
internal static class FreeName
{
    public static string For(string file)
    {
        var name = file;
        for (var number = 2; File.Exists(name); number++)
            name = file + number;
        return name;
    }
}
