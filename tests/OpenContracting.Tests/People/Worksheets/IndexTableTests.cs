using System.Text;
using OpenContracting.People.Worksheets;
using OpenContracting.Standards;
using OpenContracting.Standards.Panama;

namespace OpenContracting.Tests.People.Worksheets;

/// <summary>A file of the index is read as it is, or told line by line what is wrong with it.</summary>
public sealed class IndexTableTests
{
    private const string Header = "edition,node,parent,es,en,institution,weight,score,source\n";

    [Fact]
    public void WhatIsWrittenIsReadBack()
    {
        var rows = TransparencyIndex.Of(SchemaFolder.Embedded).Sheet("2023");

        var reading = IndexTable.Read(new MemoryStream(IndexTable.Write(rows)), IndexKind.Official);

        Assert.Empty(reading.Faults);
        Assert.Equal(rows, reading.Rows);
    }

    [Theory]
    [InlineData("", "Line 1: the file has no rows. A row of headers was expected, and a row for each part of the index.")]
    [InlineData("edition,node\n2026,index\n", "Line 1: the columns parent, es, en, weight, score, source are missing. Headers found: edition, node. Use these: edition,node,parent,es,en,institution,weight,score,source")]
    [InlineData(Header + "2026,index,,Índice,,,,,\n", "Line 2, column en: the name is missing. Write it in both languages.")]
    [InlineData(Header + "2026,index,,Índice,Index,,,48,\n", "Line 2, column source: the score 48 does not say where it is from. Write the report or publication it was read in.")]
    [InlineData(Header + "2026,index,,Índice,Index,,,101,report\n", "Line 2, column score: “101” is not a score. A number from 0 to 100 is expected, with a point and up to 4 decimals, or nothing when it is not known.")]
    [InlineData(Header + "2026,index,,Índice,Index,,,,\n2026,1,index,Entorno,Environment,,25 %,,\n", "Line 3, column weight: “25 %” is not a weight. A number from 0 to 1 is expected, with a point and up to 4 decimals (25 % is written 0.25), or nothing when it is not known.")]
    [InlineData(Header + "2026,index,,Índice,Index,,,,\n2026,5,index,Otra,Other,,,,\n", "Line 3, column node: “5” cannot stand there. Below index are the dimensions, and they are 1, 2, 3 and 4.")]
    [InlineData(Header + "2026,index,,Índice,Index,,,,\n2026,1.1,1,Ley,Law,,,,\n", "Line 3, column parent: there is no part “1” in the file. Add its row or correct the code.")]
    [InlineData(Header + "2026,index,,Índice,Index,mopp,,40,report\n", "Line 2, column institution: there is no institution “mopp” in the table. Its code is expected, such as mop, or nothing when it is of the country.")]
    public void AFaultIsASentenceWithTheLineTheColumnAndWhatWasExpected(string text, string fault) =>
        Assert.Equal([fault], Read(text, IndexKind.Official).Faults.Select(each => each.In("en")));

    [Fact]
    public void PartsThatDoNotFitTogetherAreToldEach()
    {
        var reading = Read(
            Header + "2026,index,,Índice,Index,,,,\n2026,2,index,Dos,Two,,0.5,,\n2026,2,index,Dos,Two,mop,0.4,50,report\n2025,3,index,Tres,Three,,0.5,,\n2026,3,index,Tres,Three,,0.5,,\n"
            + "2026,a,b,A,A,,,,\n2026,b,a,B,B,,,,\n", IndexKind.Official);

        Assert.Equal([(4, "different"), (5, "editions"), (6, "repeated"), (7, "depth"), (8, "depth")], reading.Faults.Select(fault => (fault.Line, fault.Code)));
    }

    [Fact]
    public void AWorksheetsFileHasNoScores() =>
        Assert.Equal("entered", Assert.Single(Read(Header + "2026,index,,Índice,Index,,,48,report\n", IndexKind.Worksheet).Faults).Code);

    private static IndexReading Read(string text, IndexKind kind) => IndexTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), kind);
}
