using System.Text;
using OpenContracting.Exports.Dgcp;

namespace OpenContracting.Exports.Synthetic;

/// <summary>Writes the rows of one act as it stood at the end of a month, one method a table, cells in the tables' order.</summary>
internal sealed class ActRows(
    SyntheticOptions options, MonthTables tables, Wording wording, Numbering numbering)
{
    private const string Site = "https://panamacompra.invalid/";

    private readonly TableFile records = tables[MonthlyTables.Records];
    private readonly TableFile releases = tables[MonthlyTables.Releases];
    private readonly TableFile parties = tables[MonthlyTables.Parties];
    private readonly TableFile additionalIdentifiers = tables[MonthlyTables.AdditionalIdentifiers];
    private readonly TableFile budgetBreakdown = tables[MonthlyTables.BudgetBreakdown];
    private readonly TableFile relatedProcesses = tables[MonthlyTables.RelatedProcesses];
    private readonly TableFile sources = tables[MonthlyTables.Sources];
    private readonly TableFile tenderItems = tables[MonthlyTables.TenderItems];
    private readonly TableFile tenderers = tables[MonthlyTables.Tenderers];
    private readonly TableFile awards = tables[MonthlyTables.Awards];
    private readonly TableFile awardItems = tables[MonthlyTables.AwardItems];
    private readonly TableFile suppliers = tables[MonthlyTables.Suppliers];
    private readonly TableFile bids = tables[MonthlyTables.Bids];
    private readonly TableFile bidDocuments = tables[MonthlyTables.BidDocuments];
    private readonly TableFile bidItems = tables[MonthlyTables.BidItems];
    private readonly TableFile bidTenderers = tables[MonthlyTables.BidTenderers];
    private readonly TableFile contracts = tables[MonthlyTables.Contracts];
    private readonly TableFile contractDocuments = tables[MonthlyTables.ContractDocuments];
    private readonly TableFile implementationDocuments = tables[MonthlyTables.ImplementationDocuments];
    private readonly Institution[] institutions = Vocabulary.Instance.Institutions;

    private readonly List<(Happening Happening, Moment Moment)> happenings = [];

    private Story story = null!;
    private Act act = null!;
    private Dice dice;
    private int today;
    private byte[] ocid = [];
    private byte[] releaseId = [];
    private byte[] number = [];
    private string numProceso = "";
    private Moment lastMoment;
    private Moment published;

    /// <summary>Writes an act as it stood at the end of a day.</summary>
    public void Write(Story ofStory, Act written, int asOf)
    {
        (story, act, today) = (ofStory, written, asOf);
        dice = Dice.For(options.Seed, 13, act.Slot, asOf);
        numProceso = numbering.NumProceso(story, act);
        number = Encoding.UTF8.GetBytes(numProceso);
        ocid = Encoding.UTF8.GetBytes(numbering.Ocid(act, numProceso));
        CollectHappenings();
        published = new(lastMoment.Day + 1, 2 * 3600 + (lastMoment.Second & 0xFFF));
        releaseId = ReleaseId();
        wording.Put(act);

        WriteRecord();
        WriteReleases();
        WriteParties();
        WriteBudgetLine();
        WriteRelatedProcess();
        WriteSource();
        WriteTenderItems();
        if (Happened(act.Closed) && act.Procedure.Code != "CM" && !Happened(act.Deserted))
            WriteBids();
        if (HasAward)
            WriteAward();
        if (Happened(act.Contracted))
            WriteContract();
    }

    private bool HasAward => Happened(act.Awarded) && act.Procedure != Procedure.OnlineQuotation;

    private Institution Buyer => institutions[story.Institution];

    private bool Happened(int day) => day <= today;

    private void WriteRecord()
    {
        var (status, statusDetails) = Status();
        var (category, categoryDetails) = Category();
        records.Begin(ocid, ref dice);
        records.Plain(ocid);
        records.Plain(releaseId);
        records.Moment(lastMoment);
        records.Moment(published);
        records.Plain(Tags());
        records.Plain("tender"u8);
        records.Plain("es"u8);
        records.Text(Buyer.Ruc);
        records.Text(Buyer.Name);
        records.Plain(number);
        records.Text(wording.Title);
        records.Text(wording.Description);
        records.Plain(status);
        records.Text(statusDetails);
        records.Text(act.Procedure.Method);
        records.Text(act.Procedure.Label);
        records.Plain(category);
        records.Text(categoryDetails);
        records.Plain(wording.Items.Count == 1 ? "priceOnly"u8 : "ratedCriteria"u8);
        records.Plain("Global"u8);
        records.Amount(act.Reference);
        records.Plain("PAB"u8);
        records.Moment(MomentOf(Happening.Published, act.Published));
        if (Happened(act.Closed))
            records.Moment(MomentOf(Happening.Closed, act.Closed));
        else
            records.Skip(1);
        if (Happened(act.Closed) && act.Procedure.Code != "CM")
            records.Number(Happened(act.Deserted) ? 0 : wording.Bidders.Count);
        else
            records.Skip(1);
        records.Moment(MomentOf(Happening.Published, act.Published));
        records.Text($"{Site}Inicio/#/pliego-de-cargos/{numProceso}");
        records.Number(UnitNumber);
        records.Text(Buyer.Units[story.Unit].Name);
        records.Text(MonthName(act.Published));
        records.Plain("añoCreaciónProceso"u8);
        records.End();
    }

    private int UnitNumber => story.Institution * 12 + story.Unit + 20;

    private void WriteReleases()
    {
        foreach (var (happening, moment) in happenings)
        {
            releases.Begin(ocid, ref dice);
            releases.Text($"{Site}ocds/release/{numProceso}/{(int)happening + 1}");
            releases.Moment(moment);
            releases.Plain(TagOf(happening));
            releases.End();
        }
    }

    private void WriteParties()
    {
        WriteParty(Buyer.Ruc, Buyer.Name, "buyer", Buyer.Ruc);
        WriteParty(UnitNumber.ToString(), Buyer.Units[story.Unit].Name, "procuringEntity", "");
        if (HasAward)
            WriteBidder(wording.Bidders[0], numProceso, act.Procedure.Code == "CM" ? "supplier" : "tenderer;supplier");
        if (act.Procedure.Code == "CM" || !Happened(act.Closed) || Happened(act.Deserted))
            return;

        for (var i = HasAward ? 1 : 0; i < wording.Bidders.Count; i++)
            WriteBidder(wording.Bidders[i], wording.Bidders[i].Id, "tenderer");
    }

    private void WriteBidder(Bidder bidder, string id, string roles)
    {
        WriteParty(id, bidder.Name, roles, bidder.Id);
        if (bidder.TradeName is not null)
            WriteAdditionalIdentifier(id, bidder.Id, bidder.TradeName);
        foreach (var member in bidder.Members)
            WriteAdditionalIdentifier(id, member.Id, member.Name);
    }

    private void WriteParty(string id, string name, string roles, string ruc)
    {
        parties.Begin(ocid, ref dice);
        parties.Id(id);
        parties.Text(name);
        parties.Text(roles);
        parties.Plain(ruc.Length > 0 ? "PA-RUC"u8 : ""u8);
        parties.Text(ruc);
        parties.Text(ruc.Length > 0 ? name : "");
        parties.End();
    }

    private void WriteAdditionalIdentifier(string party, string ruc, string name)
    {
        additionalIdentifiers.Begin(ocid, ref dice);
        additionalIdentifiers.Text(party);
        additionalIdentifiers.Plain("PA-RUC"u8);
        additionalIdentifiers.Id(ruc);
        additionalIdentifiers.Text(name);
        additionalIdentifiers.End();
    }

    private void WriteBudgetLine()
    {
        budgetBreakdown.Begin(ocid, ref dice);
        budgetBreakdown.Text(wording.BudgetLine);
        budgetBreakdown.End();
    }

    private void WriteRelatedProcess()
    {
        if (act.Origin is not { } origin)
            return;

        relatedProcesses.Begin(ocid, ref dice);
        relatedProcesses.Id(1);
        relatedProcesses.Plain(act.Retender > 0 ? "unsuccessfulProcess"u8 : "planning"u8);
        relatedProcesses.Text(wording.Title);
        relatedProcesses.Plain("ocid"u8);
        relatedProcesses.Text(numbering.Ocid(origin, numbering.NumProceso(story, origin)));
        relatedProcesses.End();
    }

    private void WriteSource()
    {
        sources.Begin(ocid, ref dice);
        sources.Plain("panamacompra_v3"u8);
        sources.Plain("PanamaCompra V3 (datos sintéticos)"u8);
        sources.Text(Site);
        sources.End();
    }

    private void WriteTenderItems()
    {
        for (var i = 0; i < wording.Items.Count; i++)
        {
            tenderItems.Begin(ocid, ref dice);
            WriteItem(tenderItems, i, withPrice: false);
            tenderItems.End();
        }
    }

    private void WriteItem(TableFile table, int index, bool withPrice)
    {
        var item = wording.Items[index];
        table.Id(index + 1);
        table.Text(item.Description);
        table.Number(item.Quantity);
        table.Plain("UNSPSC"u8);
        table.Text(item.Class.Code);
        table.Text(item.Class.Name);
        table.Plain("PAN_DGCP_UNIDADES"u8);
        table.Text(wording.UnitId);
        table.Text(wording.UnitName);
        if (withPrice)
            WriteValue(table, item.UnitPrice);
        else
            table.Skip(3);
    }

    private void WriteValue(TableFile table, long cents)
    {
        table.Amount(cents);
        table.Plain("PAB"u8);
        table.Plain(act.Slot % 7 == 0 ? "true"u8 : "false"u8);
    }

    private void WriteBids()
    {
        for (var i = 0; i < wording.Bidders.Count; i++)
        {
            var bidder = wording.Bidders[i];
            var bidId = act.Slot * 8L + i + 1;
            tenderers.Begin(ocid, ref dice);
            tenderers.Id(bidder.Id);
            tenderers.Text(bidder.Name);
            tenderers.End();

            bids.Begin(ocid, ref dice);
            bids.Id(bidId);
            bids.Moment(new(act.Closed, 7 * 3600 + i * 613));
            bids.Plain("valid"u8);
            bids.Amount(bidder.Bid);
            bids.Plain("PAB"u8);
            bids.End();

            bidTenderers.Begin(ocid, ref dice);
            bidTenderers.Number(bidId);
            bidTenderers.Id(bidder.Id);
            bidTenderers.Text(bidder.Name);
            bidTenderers.End();
            if (act.Procedure.IsFormal)
                WriteBidDetails(bidId, i);
        }
    }

    private void WriteBidDetails(long bidId, int index)
    {
        bidDocuments.Begin(ocid, ref dice);
        bidDocuments.Number(bidId);
        WriteDocument(bidDocuments, new(
            DocumentId(20 + index), "submissionDocuments", "Propuestas", $"Propuesta económica {index + 1}",
            new(act.Closed, 7 * 3600 + index * 613)), withId: true);
        bidDocuments.End();

        for (var i = 0; i < Math.Min(wording.Items.Count, 5); i++)
        {
            bidItems.Begin(ocid, ref dice);
            bidItems.Number(bidId);
            WriteItem(bidItems, i, withPrice: index == 0);
            bidItems.End();
        }
    }

    private void WriteAward()
    {
        awards.Begin(ocid, ref dice);
        awards.Id(number);
        awards.Plain("active"u8);
        awards.Plain("Adjudicado"u8);
        awards.Moment(MomentOf(Happening.Awarded, act.Awarded));
        WriteValue(awards, wording.Total);
        awards.End();

        for (var i = 0; i < wording.Items.Count; i++)
        {
            awardItems.Begin(ocid, ref dice);
            awardItems.Plain(number);
            WriteItem(awardItems, i, withPrice: true);
            WriteValue(awardItems, wording.Items[i].Total);
            awardItems.End();
        }

        suppliers.Begin(ocid, ref dice);
        suppliers.Plain(number);
        suppliers.Id(wording.Bidders[0].Id);
        suppliers.Text(wording.Bidders[0].Name);
        suppliers.End();
    }

    private void WriteContract()
    {
        contracts.Begin(ocid, ref dice);
        contracts.Id(number);
        contracts.Plain(number);
        contracts.Plain(Happened(act.Accepted) ? "terminated"u8 : "active"u8);
        contracts.Plain("Adjudicado"u8);
        WriteValue(contracts, wording.Total);
        contracts.Number(act.Duration);
        if (Happened(act.Accepted))
        {
            contracts.Moment(MomentOf(Happening.Accepted, act.Accepted));
            contracts.Plain("Fecha de publicación del acta de recibido"u8);
        }
        else
        {
            contracts.Skip(2);
        }

        contracts.End();
        if (dice.Chance(0.12))
            contracts.Repeat();
        WriteContractDocuments();
        if (Happened(act.Accepted))
            WriteAcceptance();
    }

    private void WriteContractDocuments()
    {
        var fixedDice = Dice.For(options.Seed, 14, act.Slot);
        if (fixedDice.Chance(0.04))
            return;

        var signed = MomentOf(Happening.Contracted, act.Contracted);
        var year = DateOnly.FromDayNumber(act.Contracted).Year;
        if (!act.Procedure.IsFormal)
        {
            var order = $"OC {act.Slot % 4000 + 1}-{year} {wording.Title[..Math.Min(wording.Title.Length, 40)].Trim()}";
            WriteContractDocument(new(DocumentId(1), "contractSigned", "Orden de Compra", order, signed), ref fixedDice);
            return;
        }

        var contract = Numbering.Contract(story, act);
        WriteContractDocument(
            new(DocumentId(1), "contractSigned", "Contratos", $"CONTRATO {contract} REFRENDADO", signed), ref fixedDice);
        if (fixedDice.Chance(0.5))
            WriteContractDocument(
                new(DocumentId(2), "awardNotice", "Resoluciones", $"Resolución de adjudicación {act.Slot % 700 + 1}-{year}",
                    MomentOf(Happening.Awarded, act.Awarded)),
                ref fixedDice);
        WriteChanges(contract, ref fixedDice);
    }

    private void WriteChanges(string contract, ref Dice fixedDice)
    {
        for (var i = 0; i < act.Changed.Length && Happened(act.Changed[i]); i++)
        {
            var what = Change.Of(options, act, i, wording.Total).InWords;
            WriteContractDocument(
                new(DocumentId(5 + i), "contractAnnexe", "Adenda", $"Adenda N° {i + 1} al contrato {contract}: {what}",
                    MomentOf(Happening.FirstChange + i, act.Changed[i])),
                ref fixedDice);
        }
    }

    private void WriteContractDocument(Document document, ref Dice fixedDice)
    {
        var damaged = fixedDice.Chance(0.12) ? DoubleEncoding.Damage(document.Title) : document.Title;
        contractDocuments.Begin(ocid, ref dice);
        contractDocuments.Plain(number);
        WriteDocument(contractDocuments, document with { Title = damaged }, withId: true);
        if (damaged != document.Title)
            contractDocuments.MarkDoubleEncoded("title");
        contractDocuments.End();
    }

    private void WriteAcceptance()
    {
        var (type, title) = act.Nature == Nature.Works && act.Procedure.IsFormal
            ? ("Acta de aceptación", $"Acta de aceptación final, contrato {Numbering.Contract(story, act)}")
            : ("Recibido conforme", "Recibido conforme " + wording.Bidders[0].Name);
        implementationDocuments.Begin(ocid, ref dice);
        implementationDocuments.Plain(number);
        WriteDocument(
            implementationDocuments,
            new(DocumentId(9), "completionCertificate", type, title, MomentOf(Happening.Accepted, act.Accepted)),
            withId: false);
        implementationDocuments.End();
    }

    private static void WriteDocument(TableFile table, Document document, bool withId)
    {
        if (withId)
            table.Id(document.Id);
        table.Text(document.Type);
        table.Text(document.TypeDetails);
        table.Text(document.Title);
        table.Text($"{Site}archivos/{document.Id}");
        table.Moment(document.Published);
        table.Moment(document.Published);
        table.Plain("application/pdf"u8);
        table.Plain("es"u8);
    }

    private long DocumentId(int which) => 1_000_000 + act.Slot * 32L + which;

    private (byte[] Status, string Details) Status() =>
        Happened(act.Cancelled) ? (Cancelled, "Cancelado")
        : Happened(act.Deserted) ? (Unsuccessful, "Desierto")
        : Happened(act.Awarded) ? (Complete, "Adjudicado")
        : Happened(act.Closed) ? (Active, act.Procedure.IsFormal ? WaitingLabel() : "Cerrada")
        : (Active, act.Procedure.IsFormal ? "Vigente" : "Abierta");

    private string WaitingLabel() => Dice.For(options.Seed, 15, act.Slot).Below(20) switch
    {
        0 => "Suspendido",
        1 => "En reclamo",
        _ => "Por adjudicar",
    };

    private static readonly byte[] Active = "active"u8.ToArray();
    private static readonly byte[] Complete = "complete"u8.ToArray();
    private static readonly byte[] Unsuccessful = "unsuccessful"u8.ToArray();
    private static readonly byte[] Cancelled = "cancelled"u8.ToArray();
    private static readonly byte[] Goods = "goods"u8.ToArray();
    private static readonly byte[] Services = "services"u8.ToArray();
    private static readonly byte[] Works = "works"u8.ToArray();

    private (byte[] Category, string Details) Category() => wording.Declared switch
    {
        "Obra" => (Works, "Obras"),
        "Bien" => (Goods, "Bienes"),
        "Consultoría" => (Services, "Consultorías"),
        _ => (Services, "Servicios"),
    };

    private ReadOnlySpan<byte> Tags() =>
        HasAward && Happened(act.Accepted) ? "planning;tender;award;contract;contractTermination;implementation"u8
        : HasAward && Happened(act.Changed[0]) ? "planning;tender;award;contract;contractAmendment"u8
        : HasAward && Happened(act.Contracted) ? "planning;tender;award;contract"u8
        : HasAward ? "planning;tender;award"u8
        : Happened(act.Cancelled) ? "planning;tender;tenderCancellation"u8
        : "planning;tender"u8;

    private static ReadOnlySpan<byte> TagOf(Happening happening) => happening switch
    {
        Happening.Published => "planning;tender"u8,
        Happening.Deserted => "tenderUpdate"u8,
        Happening.Cancelled => "tenderCancellation"u8,
        Happening.Awarded => "award"u8,
        Happening.Contracted => "contract"u8,
        Happening.Accepted => "contractTermination;implementation"u8,
        _ => "contractAmendment"u8,
    };

    private void CollectHappenings()
    {
        happenings.Clear();
        Add(Happening.Published, act.Published);
        Add(Happening.Deserted, act.Deserted);
        Add(Happening.Cancelled, act.Cancelled);
        Add(Happening.Awarded, act.Awarded);
        Add(Happening.Contracted, act.Contracted);
        for (var i = 0; i < act.Changed.Length; i++)
            Add(Happening.FirstChange + i, act.Changed[i]);
        Add(Happening.Accepted, act.Accepted);
        lastMoment = happenings.Max(one => one.Moment);
        if (Happened(act.Closed) && MomentOf(Happening.Closed, act.Closed) is var closed && closed.CompareTo(lastMoment) > 0)
            lastMoment = closed;
    }

    private void Add(Happening happening, int day)
    {
        if (Happened(day))
            happenings.Add((happening, MomentOf(happening, day)));
    }

    /// <summary>When on its day a thing happened: later things of one day come later.</summary>
    private Moment MomentOf(Happening happening, int day)
    {
        var within = Dice.For(options.Seed, 16, act.Slot, (long)happening).Below(50 * 60);
        return new(day, 8 * 3600 + (int)happening * 50 * 60 + within);
    }

    private byte[] ReleaseId()
    {
        var id = new byte[ocid.Length + 1 + 25];
        ocid.CopyTo(id, 0);
        id[ocid.Length] = (byte)'-';
        published.Write(id.AsSpan(ocid.Length + 1));
        return id;
    }

    private static string MonthName(int day) => DateOnly.FromDayNumber(day).ToString("yyyy-MM");
}
