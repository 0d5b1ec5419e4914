using CleanAgency.Core.Results;
using CleanAgency.Web.Messaging;

namespace CleanAgency.Web.Results;

public sealed partial class LatestResult(Messages messages) : AskingPage<ResultBoard.Answer?>(messages);
