using System.Globalization;
using OpenContracting.Web.Maps;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Queries.Contracts;

namespace OpenContracting.Web.Pages.Learn;

/// <summary>Asks each lesson's question of the publication in sight; null when it holds nothing to ask about.</summary>
public sealed class Exercises(ProjectSearch search, ContractRegister register, InstitutionList institutions, StatusReport status, Wording words)
{
    public Task<Exercise?> AskAsync(string lesson, CancellationToken cancellation) => lesson switch
    {
        "find-your-works" => FindYourWorksAsync(cancellation),
        "follow-the-money" => FollowTheMoneyAsync(cancellation),
        "who-competes" => WhoCompetesAsync(cancellation),
        "what-is-missing" => WhatIsMissingAsync(cancellation),
        _ => WhereItComesFromAsync(cancellation),
    };

    private async Task<Exercise?> FindYourWorksAsync(CancellationToken cancellation)
    {
        var provinces = await search.FacetAsync(new ProjectFilter { Statuses = ["implementation"] }, "province", cancellation);
        if (provinces.Select(count => Provinces.Code(count.Code)).FirstOrDefault(code => code is not null) is not { } province)
            return null;
        var filter = new ProjectFilter { Provinces = [province], Statuses = ["implementation"] };
        return new Exercise
        {
            Question = words.Say("lesson.find-your-works.question", words.Province(province)),
            Page = words.Link(PageAddress.Projects),
            Answer = Number(await search.CountAsync(filter, cancellation)),
        };
    }

    private async Task<Exercise?> FollowTheMoneyAsync(CancellationToken cancellation)
    {
        var largest = await search.PageAsync(new ProjectFilter { Order = ProjectOrder.Largest }, 0, 4, cancellation);
        return largest is not [{ Value: not null } first, _, ..] ? null : new Exercise
        {
            Question = words["lesson.follow-the-money.question"],
            Page = words.Link(PageAddress.Projects),
            Answer = first.ProjectId,
            // By id, so that the order gives nothing away.
            Options = [.. largest.OrderBy(work => work.ProjectId, StringComparer.Ordinal).Select(work => (work.ProjectId, work.Title ?? work.ProjectId))],
        };
    }

    private async Task<Exercise?> WhoCompetesAsync(CancellationToken cancellation)
    {
        var book = await register.ReadAsync(cancellation);
        var one = (await institutions.ListAsync(null, cancellation))
            .Select(row => (row, contracts: new Portfolio(book.Of(row.Id))))
            .Where(pair => pair.contracts.Contracts > 0).MaxBy(pair => pair.contracts.WithBidders);
        return one.row is null ? null : new Exercise
        {
            Question = words.Say("lesson.who-competes.question", one.row.Name),
            Page = words.Link(PageAddress.Institution, one.row.Id),
            Answer = Number(one.contracts.WithBidders),
        };
    }

    private async Task<Exercise?> WhatIsMissingAsync(CancellationToken cancellation)
    {
        var works = await search.PageAsync(new ProjectFilter { Order = ProjectOrder.Largest }, 0, 1, cancellation);
        if (works is not [var work] || await search.FindAsync(work.ProjectId, cancellation) is not { } project)
            return null;
        return new Exercise
        {
            Question = words.Say("lesson.what-is-missing.question", work.Title ?? work.ProjectId),
            Page = words.Link(PageAddress.Project, work.ProjectId),
            Answer = Number(new Disclosure(project.Json).Disclosed),
        };
    }

    private async Task<Exercise?> WhereItComesFromAsync(CancellationToken cancellation)
    {
        var exports = await status.ExportsAsync(1, cancellation);
        return exports is not [var newest] ? null : new Exercise
        {
            Question = words.Say("lesson.where-it-comes-from.question", newest.Export.Name),
            Page = words.Link(PageAddress.Export, Number(newest.Export.Id)),
            Answer = Number(newest.Quarantined),
        };
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
