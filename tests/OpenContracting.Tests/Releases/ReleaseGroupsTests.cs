using System.Text;
using OpenContracting.Exports;
using CsCheck;
using OpenContracting.Releases;

namespace OpenContracting.Tests.Releases;

public sealed class ReleaseGroupsTests
{
    [Fact]
    public void ProcessesComeInTheOrderInWhichTheyWereSeenAndReleasesInTheirs()
    {
        using var groups = new ReleaseGroups();
        groups.Add("b", Release("b1"));
        groups.Add("a", Release("a1"));
        groups.Add("b", Release("b2"));

        Assert.Equal(["b: b1 b2", "a: a1"], groups.Read().Select(Text));
    }

    [Fact]
    public void WhatDoesNotFitIntoMemoryIsGroupedTheSame() =>
        Gen.Select(Gen.Int[0, 40].Array[0, 300], Gen.Int[1, 400]).Sample((picks, memory) =>
        {
            using var large = new ReleaseGroups();
            using var small = new ReleaseGroups(memory);
            foreach (var (number, pick) in picks.Index())
            {
                large.Add($"process {pick}", Release($"{number}", $"package {pick % 3}"));
                small.Add($"process {pick}", Release($"{number}", $"package {pick % 3}"));
            }

            Assert.Equal(large.Read().Select(Text).Order(), small.Read().Select(Text).Order());
        }, iter: 30);

    [Fact]
    public void NoFileIsLeftBehind()
    {
        var folder = Directory.CreateTempSubdirectory("opencontracting-test-").FullName;
        using (var groups = new ReleaseGroups(memory: 3, folder))
        {
            foreach (var number in Enumerable.Range(0, 20))
                groups.Add($"{number}", Release($"{number}"));
            Assert.NotEmpty(Directory.EnumerateFileSystemEntries(folder));
            Assert.Equal(20, groups.Read().Count());
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
        Directory.Delete(folder);
    }

    private static GroupedRelease Release(string text, string? package = null) =>
        new(Encoding.UTF8.GetBytes(text), package is null ? null : new OcdsPackage(new() { ["uri"] = Encoding.UTF8.GetBytes($"\"{package}\"") }));

    private static string Text(KeyValuePair<string, IReadOnlyList<GroupedRelease>> group) =>
        $"{group.Key}: {string.Join(' ', group.Value.Select(release => Encoding.UTF8.GetString(release.Json.Span) + release.Package?.Uri))}";
}
