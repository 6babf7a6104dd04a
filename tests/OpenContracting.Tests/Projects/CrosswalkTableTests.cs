using System.Text;
using OpenContracting.Projects;

namespace OpenContracting.Tests.Projects;

public sealed class CrosswalkTableTests
{
    [Fact]
    public void WhatIsWrittenIsReadBackAndNoCellIsAFormula()
    {
        CrosswalkEntry[] entries = [new("2024-0-09-0-08-LP-000001", "SINIP-1", "=Puente, \"nuevo\""), new("ocds-emvi6n-2", "")];
        using var file = new MemoryStream();

        CrosswalkTable.Write(file, entries);

        Assert.Equal(
            "process,project,title\r\n2024-0-09-0-08-LP-000001,SINIP-1,\"'=Puente, \"\"nuevo\"\"\"\r\nocds-emvi6n-2,,\r\n",
            Encoding.UTF8.GetString(file.ToArray()));
        file.Position = 0;
        Assert.Equal([new("2024-0-09-0-08-LP-000001", "SINIP-1", "=Puente, \"nuevo\""), new("ocds-emvi6n-2", "")], CrosswalkTable.Read(file));
    }

    [Fact]
    public void ATableWithoutProjectsIsRefused()
    {
        using var file = new MemoryStream("process,projekt\n1,2\n"u8.ToArray());

        var error = Assert.Throws<FormatException>(() => CrosswalkTable.Read(file));

        Assert.Equal("'project'? process, projekt", error.Message);
    }

    [Fact]
    public void ATableSavedByASpreadsheetInSpanishIsRead()
    {
        using var file = new MemoryStream(Encoding.Latin1.GetBytes("process;project;title\r\n2024-0-09-0-08-LP-000001;SINIP-1;Construcción, tramo 2\r\n2024-0-09-0-08-LP-000002;;\r\n"));

        Assert.Equal(
            [new("2024-0-09-0-08-LP-000001", "SINIP-1", "Construcción, tramo 2"), new("2024-0-09-0-08-LP-000002", "")],
            CrosswalkTable.Read(file));
    }
}
