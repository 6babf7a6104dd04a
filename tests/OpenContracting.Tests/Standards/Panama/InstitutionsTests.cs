using OpenContracting.Standards;
using OpenContracting.Standards.Panama;

namespace OpenContracting.Tests.Standards.Panama;

public sealed class InstitutionsTests
{
    private static readonly Institutions institutions = Institutions.Of();

    [Theory]
    [InlineData("MINISTERIO DE EDUCACION", "meduca", "0-07")]
    [InlineData("Ministerio de Seguridad Pública", "minseg", "0-18")]
    [InlineData("Caja de Seguro Social ", "css", "1-10")]
    [InlineData("ZONA LIBRE DE COLÓN", "zlc", "2-96")]
    [InlineData("Procuraduría General de la Nación", "mp", "0-35")]
    [InlineData("M.O.P", null, null)]
    [InlineData("mop", "mop", "0-09")]
    [InlineData("Alcaldía de Arraiján", "municipio-arraijan", null)]
    public void AnInstitutionIsFoundByNameAliasOrInitials(string name, string? id, string? code)
    {
        var institution = institutions.FindByName(name);

        Assert.Equal((id, code), (institution?.Id, institution?.Code));
        if (code is not null)
            Assert.Same(institution, institutions.FindByCode(code));
    }

    [Fact]
    public void AnOfficialNameWinsOverAnAliasAndAnAliasOverInitials()
    {
        var folder = Directory.CreateTempSubdirectory("institutions").FullName;
        try
        {
            File.WriteAllText(
                Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "panama")).FullName, "institutions.csv"),
                "id,code,name,short_name,kind,aliases,source\na,,Alfa,Gama,ministry,Beta,x\nb,,Beta,Delta,ministry,Gama,x\n");
            var replaced = Institutions.Of(SchemaFolder.Over(folder));

            Assert.Equal(["a", "b", "b", "b"], new[] { "alfa", "BETA", "gama", "delta" }.Select(name => replaced.FindByName(name)!.Id));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void EveryMunicipalityHasItsDistrict()
    {
        var municipalities = institutions.All.Where(each => each.Kind == InstitutionKind.Municipality).ToList();

        Assert.Equal(81, municipalities.Count);
        Assert.All(municipalities, each =>
            Assert.Equal(each.Province, Places.Of().FindDistrict(each.District!)!.Province));
    }

    [Fact]
    public void TheTableDoesNotClaimMoreThanTheOfficialCount()
    {
        Assert.InRange(institutions.All.Count, 180, Institutions.Stated);
        Assert.All(institutions.All, each => Assert.NotEmpty(each.Source));
    }

    [Theory]
    [InlineData("id,code,name,kind,source\nmop,,A,ministry,x\nmop,,B,ministry,x\n", "mop")]
    [InlineData("id,code,name,source\nmop,,A,x\n", "The column 'kind' is missing; there are id, code, name, source.")]
    [InlineData("id,code,name,kind,source\nmop,,A,palace,x\n", "palace")]
    public void AReplacementThatCannotBeUsedIsNamedWithItsFault(string table, string fault)
    {
        var folder = Directory.CreateTempSubdirectory("institutions").FullName;
        try
        {
            var file = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "panama")).FullName, "institutions.csv");
            File.WriteAllText(file, table);

            var error = Assert.Throws<UnusableFileException>(() => Institutions.Of(SchemaFolder.Over(folder)));

            Assert.StartsWith(file, error.Message);
            Assert.Contains(fault, error.Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
